import { Component } from '@angular/core';

@Component({ selector: 'lw-sign-up-page', template: '<h1>SignUp</h1>' })
export class SignUpPage {}
