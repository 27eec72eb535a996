import { Module } from '@nestjs/common';
import { InstanceController } from './instance.controller.js';

/** What clients have to know of the server before anybody logs in. */
@Module({ controllers: [InstanceController] })
export class InstanceModule {}
