import { Component } from '@angular/core';

@Component({ selector: 'lw-log-in-page', template: '<h1>LogIn</h1>' })
export class LogInPage {}
