// One log category a folder: QT_LOGGING_RULES="lightstack.thumbs.debug=true" is the first profiler.
// Debug for timings, warning once a file, nothing in a paint.
#pragma once

#include <QLoggingCategory>

namespace lightstack::base {
Q_DECLARE_LOGGING_CATEGORY(lcIo)
Q_DECLARE_LOGGING_CATEGORY(lcMetadata)
Q_DECLARE_LOGGING_CATEGORY(lcDb)
Q_DECLARE_LOGGING_CATEGORY(lcBrowse)
Q_DECLARE_LOGGING_CATEGORY(lcThumbs)
Q_DECLARE_LOGGING_CATEGORY(lcUi)
} // namespace lightstack::base
