import { PickType } from '@nestjs/swagger';
import { PageQueryDto } from '../common/pagination/page-query.dto.js';

/** How many people to suggest. */
export class SuggestionsQueryDto extends PickType(PageQueryDto, ['limit'] as const) {}
