import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The end user's application. No inline scripts or styles (the server sends a strict content security
 * policy) and no chunks grouped by hand: every `lazy(() => import())` is a place where the code splits.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), withoutEvalValidator()],
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

/** The form library mentions, in a part for its own tests, a validator that needs eval; it is not installed and never used. */
function withoutEvalValidator(): Plugin {
  const id = '@rjsf/validator-ajv8';
  return {
    name: 'without-eval-validator',
    enforce: 'pre',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) => (source === `\0${id}` ? 'export default undefined;' : null),
  };
}
