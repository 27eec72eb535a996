import { Body, Controller, Delete, Get, HttpCode, Param, Put, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { ApiId, IdPipe } from '../common/http/id.pipe.js';
import { AsViewer, type SessionViewer, type Viewer } from '../common/http/viewer.js';
import { PushDevicesService } from './push-devices.service.js';
import { PushDeviceDto, PushDeviceListDto, PushKeyDto, SubscribePushDto } from './push.dto.js';
import { VapidKeys } from './vapid-keys.js';

@ApiTags('push')
@ApiBearerAuth()
@Controller('push')
export class PushController {
  constructor(
    private readonly devices: PushDevicesService,
    private readonly keys: VapidKeys,
  ) {}

  /**
   * Get the key to subscribe with
   *
   * @remarks What `PushManager.subscribe` wants as `applicationServerKey`.
   */
  @Get('key')
  getPushKey(): PushKeyDto {
    return { publicKey: this.keys.publicKey };
  }

  /**
   * List your devices with push notifications
   *
   * @remarks Oldest first.
   */
  @Get('devices')
  async listPushDevices(@AsViewer() viewer: SessionViewer): Promise<PushDeviceListDto> {
    return { items: await this.devices.list(viewer) };
  }

  /**
   * Turn on push notifications for this device
   *
   * @remarks Takes what the browser's `PushSubscription` says of itself. It belongs to the session and ends with it; another one of the
   * same session is replaced, and the same again changes nothing.
   */
  @Put('devices/current')
  @ApiProblems('too_many_push_devices')
  subscribePush(
    @AsViewer() viewer: SessionViewer,
    @Body() subscription: SubscribePushDto,
    @Req() request: FastifyRequest,
  ): Promise<PushDeviceDto> {
    return this.devices.subscribe(viewer, subscription, request.headers['user-agent']);
  }

  /**
   * Turn off push notifications for a device
   *
   * @remarks Any of yours.
   */
  @Delete('devices/:deviceId')
  @HttpCode(204)
  @ApiId('deviceId')
  @ApiProblems('push_device_not_found')
  removePushDevice(@AsViewer() viewer: Viewer, @Param('deviceId', IdPipe) deviceId: number): Promise<void> {
    return this.devices.remove(viewer, deviceId);
  }
}
