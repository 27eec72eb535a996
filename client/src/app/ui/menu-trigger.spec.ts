import { Component } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { MenuItem } from './menu-item';
import { MenuTrigger } from './menu-trigger';

@Component({
  imports: [MenuTrigger],
  template: `<button type="button" [lwMenu]="items">More</button><input />`,
})
class Page {
  done: string[] = [];
  readonly items: readonly MenuItem[] = [
    { icon: 'settings', label: 'Settings', link: '/settings' },
    { icon: 'link', label: 'Copy', act: () => this.done.push('copy') },
    { icon: 'trash', label: 'Delete', danger: true, act: () => this.done.push('delete') },
  ];
}

describe('MenuTrigger', () => {
  let fixture: ComponentFixture<Page>;
  const button = () => (fixture.nativeElement as HTMLElement).querySelector('button');
  const items = () => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const focused = () => document.activeElement?.textContent?.trim();
  const press = (key: string, keyCode: number) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode, bubbles: true }));

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
    fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
  });

  afterEach(() => fixture.destroy());

  async function open(): Promise<void> {
    button()?.focus();
    button()?.click();
    await vi.waitFor(() => expect(focused()).toBe('Settings'));
  }

  it('opens with the keyboard on the first item, and says so', async () => {
    expect(button()?.getAttribute('aria-haspopup')).toBe('menu');
    expect(button()?.getAttribute('aria-expanded')).toBe('false');
    await open();
    await fixture.whenStable();
    expect(button()?.getAttribute('aria-expanded')).toBe('true');
    expect(items().map((item) => item.textContent?.trim())).toEqual(['Settings', 'Copy', 'Delete']);
    expect(items()[0]?.getAttribute('href')).toBe('/settings');
    expect(items()[2]?.classList).toContain('menu-item-danger');
    press('ArrowDown', 40);
    expect(focused()).toBe('Copy');
  });

  it('does what is chosen, after the keyboard has gone back to the button', async () => {
    await open();
    items()[1]?.click();
    expect(fixture.componentInstance.done).toEqual(['copy']);
    expect(items()).toEqual([]);
    expect(focused()).toBe('More');
  });

  it.each([
    ['Escape', () => press('Escape', 27)],
    ['Tab', () => press('Tab', 9)],
    ['the button', () => button()?.click()],
    ['a click elsewhere', () => document.body.click()],
  ])('is closed by %s', async (_, close) => {
    await open();
    close();
    await fixture.whenStable();
    expect(items()).toEqual([]);
    expect(button()?.getAttribute('aria-expanded')).toBe('false');
    expect(fixture.componentInstance.done).toEqual([]);
  });

  it('opens with the arrow down, and goes with its button', async () => {
    button()?.focus();
    press('ArrowDown', 40);
    await vi.waitFor(() => expect(focused()).toBe('Settings'));
    fixture.destroy();
    expect(items()).toEqual([]);
  });
});
