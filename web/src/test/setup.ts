/** Prepares every test: Chinese words, sizes that happy-dom does not compute, a clean page. */
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startI18n } from '../app/i18n';

// without a size, lists that draw only what is seen would draw nothing
const SIZE = 400;
for (const name of ['offsetHeight', 'offsetWidth', 'clientHeight', 'clientWidth']) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => SIZE });
}

/** happy-dom's own tells a size of zero. */
class NoResize implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver = NoResize;

beforeAll(async () => {
  await startI18n();
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
