import { Component } from '@angular/core';

@Component({ selector: 'lw-feed-page', template: '<h1>Feed</h1>' })
export class FeedPage {}
