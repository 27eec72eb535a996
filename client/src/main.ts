import { createApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// Reading the code, finding the page and making it are tasks of their own: between them the browser can paint and answer.
setTimeout(async () => {
  const app = await createApplication(appConfig);
  setTimeout(() => app.bootstrap(App));
});
