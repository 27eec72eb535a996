import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideAppTesting } from '../../../testing/app-testing';
import { SETTINGS_ROUTES } from './settings.routes';

describe('SettingsPage', () => {
  let harness: RouterTestingHarness;
  const host = () => harness.fixture.nativeElement as HTMLElement;
  const headings = () => [...host().querySelectorAll('h1')].map(({ textContent }) => textContent.trim());
  const current = () =>
    [...host().querySelectorAll('[aria-current="page"]')].map(({ textContent }) => textContent.trim());
  const back = () => host().querySelector('.settings-back');

  async function open(url: string, width: 'phone' | 'wide'): Promise<void> {
    const list = { matches: width === 'wide', addEventListener: vi.fn(), removeEventListener: vi.fn() };
    vi.stubGlobal('matchMedia', () => list);
    TestBed.configureTestingModule({
      providers: provideAppTesting([{ path: 'settings', children: SETTINGS_ROUTES }]),
    });
    harness = await RouterTestingHarness.create(url);
    await harness.fixture.whenStable();
  }

  afterEach(() => vi.unstubAllGlobals());

  it('begins with the list on a phone', async () => {
    await open('/settings', 'phone');
    expect(headings()).toEqual(['Settings']);
    expect(host().querySelectorAll('nav a')).toHaveLength(6);
  });

  it('shows a section alone on a phone, with a way back', async () => {
    await open('/settings/appearance', 'phone');
    expect(headings()).toEqual(['Appearance']);
    expect(host().querySelector('nav')).toBeNull();
    expect(back()?.getAttribute('href')).toBe('/settings');
  });

  it('shows a section beside the list where there is room', async () => {
    await open('/settings/appearance', 'wide');
    expect(headings()).toEqual(['Appearance']);
    expect(current()).toEqual(['Appearance']);
    expect(back()).toBeNull();
  });

  it('begins with the profile where there is room', async () => {
    await open('/settings', 'wide');
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/settings/profile'));
    await harness.fixture.whenStable();
    expect(headings()).toEqual(['Profile']);
  });
});
