import { Component } from '@angular/core';

@Component({ selector: 'lw-explore-page', template: '<h1>Explore</h1>' })
export class ExplorePage {}
