import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.SHUJIAN_SERVER ?? 'http://127.0.0.1:8000';

// Antd and React are shared by every page: one chunk each, so that a page loads its own code only.
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
  {
    name: 'antd',
    test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[a-z-]+|dayjs)[\\/]/,
    priority: 20,
  },
  { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
  {
    name: 'lib',
    test: /node_modules[\\/](@tanstack|i18next|react-i18next|openapi-[a-z-]+)[\\/]/,
    priority: 10,
  },
];

// The library names its icons in English ("down", "close-circle"), and screen readers would read
// that aloud in every language: an icon that no page has named is hidden from them. The part is
// antd's own as well, so it is changed where the pages are built.
const NAMED = '"aria-label": icon.name';
const quietIcons = {
  name: 'quiet-icons',
  transform(code: string, id: string) {
    if (!/@ant-design[\\/]icons[\\/]es[\\/]components[\\/]AntdIcon(Light)?\.js/.test(id))
      return null;
    if (!code.includes(NAMED)) throw new Error('icons are named in another way: see quietIcons');
    return code.replace(NAMED, '...(restProps["aria-label"] ? {} : { "aria-hidden": true })');
  },
};

export default defineConfig({
  plugins: [react(), quietIcons],
  build: {
    outDir: '../shujian/app/http/static',
    emptyOutDir: true,
    target: ['chrome92', 'firefox91'],
    // a data: address would need a wider content security policy
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  // the help pages are texts of docs, one folder up
  server: { port: 5173, proxy: { '/api': server }, fs: { allow: ['..'] } },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    testTimeout: 20000,
    maxWorkers: 2,
    css: false,
    // antd is read once a worker, not once a file: tests leave nothing behind (src/test/setup.ts)
    isolate: false,
    unstubGlobals: true,
    restoreMocks: true,
  },
});
