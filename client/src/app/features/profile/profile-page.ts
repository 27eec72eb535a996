import { Component } from '@angular/core';

@Component({ selector: 'lw-profile-page', template: '<h1>Profile</h1>' })
export class ProfilePage {}
