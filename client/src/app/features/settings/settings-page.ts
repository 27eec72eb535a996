import { Component } from '@angular/core';

@Component({ selector: 'lw-settings-page', template: '<h1>Settings</h1>' })
export class SettingsPage {}
