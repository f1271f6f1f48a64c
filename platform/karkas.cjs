#!/usr/bin/env node
/** The `karkas` command: builds what is stale and hands over to the compiled command line. */
require('./build.cjs').buildStale(process.argv[2] === 'start' ? ['server', 'runtime'] : ['server']);
require('../.build/karkas.cjs');
