import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/http/api-problems.decorator.js';
import { AsViewer, EvenPending, PublicBrowsing, type Viewer } from '../common/http/viewer.js';
import { LimitPerAccount } from '../limits/account-limit.guard.js';
import { CurrentUserDto, ProfileDto, UpdateMeDto } from './user.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /**
   * Get my account
   *
   * @remarks The only place where an e-mail address is shown: to its owner.
   */
  @Get('me')
  @EvenPending()
  getMe(@AsViewer() viewer: Viewer): Promise<CurrentUserDto> {
    return this.users.getCurrentUser(viewer.id);
  }

  /**
   * Change my account
   *
   * @remarks What is left out stays as it is.
   */
  @Patch('me')
  @LimitPerAccount('changes')
  @ApiBody({
    type: UpdateMeDto,
    examples: {
      words: { summary: 'Name and bio', value: { name: 'Alice Moreau', bio: 'Film, rain and old trains.' } },
      avatar: { summary: 'An uploaded photo as avatar', value: { avatarMediaId: '42' } },
      noAvatar: { summary: 'No avatar any more', value: { avatarMediaId: null } },
    },
  })
  @ApiProblems('media_not_usable')
  updateMe(@AsViewer() viewer: Viewer, @Body() changes: UpdateMeDto): Promise<CurrentUserDto> {
    return this.users.update(viewer, changes);
  }

  /**
   * Get a profile
   *
   * @remarks Usernames are found without regard to case.
   */
  @Get(':username')
  @PublicBrowsing()
  @ApiProblems('user_not_found')
  getUser(@AsViewer() viewer: Viewer | null, @Param('username') username: string): Promise<ProfileDto> {
    return this.users.getProfile(viewer, username);
  }
}
