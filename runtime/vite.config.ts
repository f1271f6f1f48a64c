import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The end user's application. No inline scripts or styles (the server sends a strict content security
 * policy) and no chunks grouped by hand: every `lazy(() => import())` is a place where the code splits.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../.build/runtime',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
  server: { port: 4107, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
