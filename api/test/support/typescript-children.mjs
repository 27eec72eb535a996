import { registerHooks } from 'node:module';

// Processes that the server starts run its sources as they are: Node leaves the types out, and here `./x.js` finds `./x.ts`.
registerHooks({
  resolve(specifier, context, next) {
    const source = context.parentURL?.endsWith('.ts') && /^\.{1,2}\/.*\.js$/.test(specifier);
    return next(source ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
