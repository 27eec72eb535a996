import { Module } from '@nestjs/common';
import { Relations } from './relations.js';
import { Visibility } from './visibility.js';

@Module({ providers: [Visibility, Relations], exports: [Visibility, Relations] })
export class VisibilityModule {}
