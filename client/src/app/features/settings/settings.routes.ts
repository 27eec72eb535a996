import { Routes } from '@angular/router';
import { SettingsPage } from './settings-page';

/** A list of sections, each with an address of its own. */
export const SETTINGS_ROUTES: Routes = [
  {
    path: '',
    component: SettingsPage,
    children: [
      {
        path: 'profile',
        title: 'Profile settings',
        loadComponent: () => import('./profile-section').then((file) => file.ProfileSection),
      },
      {
        path: 'account',
        title: 'Account settings',
        loadComponent: () => import('./account-section').then((file) => file.AccountSection),
      },
      {
        path: 'security',
        title: 'Security settings',
        loadComponent: () => import('./security-section').then((file) => file.SecuritySection),
      },
      {
        path: 'notifications',
        title: 'Notification settings',
        loadComponent: () => import('./notifications-section').then((file) => file.NotificationsSection),
      },
      {
        path: 'appearance',
        title: 'Appearance settings',
        loadComponent: () => import('./appearance-section').then((file) => file.AppearanceSection),
      },
      {
        path: 'storage',
        title: 'Storage settings',
        loadComponent: () => import('./storage-section').then((file) => file.StorageSection),
      },
    ],
  },
];
