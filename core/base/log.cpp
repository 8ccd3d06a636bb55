#include "core/base/log.h"

namespace lightstack::base {
Q_LOGGING_CATEGORY(lcIo, "lightstack.io", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMetadata, "lightstack.metadata", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDb, "lightstack.db", QtInfoMsg)
Q_LOGGING_CATEGORY(lcBrowse, "lightstack.browse", QtInfoMsg)
Q_LOGGING_CATEGORY(lcThumbs, "lightstack.thumbs", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "lightstack.ui", QtInfoMsg)
} // namespace lightstack::base
