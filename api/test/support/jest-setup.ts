// Decorators need the metadata store before the first of Nest's modules is loaded.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
