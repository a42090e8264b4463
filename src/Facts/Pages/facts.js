// Pages work without this. It makes them a little quicker to use.
"use strict";
