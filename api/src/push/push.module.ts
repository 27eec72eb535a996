import { Module } from '@nestjs/common';
import { PushClient } from './push-client.js';
import { PushController } from './push.controller.js';
import { PushDevicesService } from './push-devices.service.js';
import { PushQueue } from './push-queue.js';
import { PushRepository } from './push.repository.js';
import { Push } from './push.js';
import { VapidKeys } from './vapid-keys.js';

@Module({
  controllers: [PushController],
  providers: [Push, PushQueue, PushClient, PushDevicesService, PushRepository, VapidKeys],
  exports: [Push],
})
export class PushModule {}
