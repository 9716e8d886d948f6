/** Prepares every test: Chinese words, browser parts that happy-dom lacks, a clean page. */
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startI18n } from '../app/i18n';

beforeAll(async () => {
  await startI18n();
});

afterEach(() => cleanup());
