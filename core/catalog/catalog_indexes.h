// What a catalog needs for being looked through, and not for being right: secondary indexes, and
// the list of copies.
//
// A first scan does without those of many different values, as one sorted pass at its end costs a
// fraction of keeping them in order all along. Whether they are there is what the file itself says,
// so a kill at any moment leaves nothing half done: the next scan's end, or the next opening for
// writing, builds them. Searches without them give the same answers, later. Thread: that of the
// connection.
#pragma once

#include "core/db/database.h"

namespace lightstack::catalog {

// Before a first scan: only of a catalog without assets, so that nothing is lost.
Result<void> beginIndexes(db::Database& database);
Result<void> buildIndexes(db::Database& database); // those that are not there
Result<bool> hasIndexes(db::Database& database);

// `copies`: assets that share size and checksum with another one, whatever their state: a
// candidate, to be asked again when it is shown. Listed anew where assets have changed since
// (`copies_old` of `catalog_state`, set in the transaction that changed the first of them).
Result<void> listCopies(db::Database& database);
Result<bool> hasCurrentCopies(db::Database& database);

// `assets.mistyped` of a catalog of an older version.
Result<void> judgeNames(db::Database& database);

} // namespace lightstack::catalog
