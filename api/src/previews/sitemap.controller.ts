import { Controller, Get, Header, NotFoundException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../common/http/viewer.js';
import { Sitemap } from './sitemap.js';

const AN_HOUR = 'public, max-age=3600';

/** What search engines ask for (RFC 9309, sitemaps.org). */
@ApiExcludeController()
@Public()
@Controller()
export class SitemapController {
  constructor(private readonly sitemap: Sitemap) {}

  @Get('robots.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', AN_HOUR)
  robots(): string {
    return this.sitemap.robots();
  }

  @Get('sitemap.xml')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  @Header('Cache-Control', AN_HOUR)
  async sitemapXml(): Promise<string> {
    const xml = await this.sitemap.xml();
    if (xml === null) throw new NotFoundException();
    return xml;
  }
}
