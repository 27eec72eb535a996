import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// In a task of its own, behind the one in which the code was read: between them the browser can paint and answer.
setTimeout(() => void bootstrapApplication(App, appConfig));
