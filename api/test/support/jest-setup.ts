// Decorators need the metadata store before the first of Nest's modules is loaded.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';

// For the processes that a server under test starts.
process.env.NODE_OPTIONS = `--import=${new URL('./typescript-children.mjs', import.meta.url).href}`;
