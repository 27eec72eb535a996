import { Module } from '@nestjs/common';
import { Visibility } from './visibility.js';

@Module({ providers: [Visibility], exports: [Visibility] })
export class VisibilityModule {}
