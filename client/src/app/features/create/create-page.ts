import { Component } from '@angular/core';

@Component({ selector: 'lw-create-page', template: '<h1>Create</h1>' })
export class CreatePage {}
