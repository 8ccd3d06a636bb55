// The few lines that a person wants to know of a picture, before all tags: camera, exposure, date,
// size, place, rating and keywords, description, colour. Thread: pure, any thread.
#pragma once

#include "core/metadata/common_fields.h"
#include "core/metadata/tags.h"

namespace lightstack::metadata {

// Tags of the group "Summary", in reading order; lines without a value are left out.
std::vector<Tag> summaryOf(const CommonFields& fields, const std::vector<Tag>& tags);

std::string exposureText(double seconds); // "1/160 s", "2.5 s"

} // namespace lightstack::metadata
