// The few values that people search by, picked out of XMP packets and IPTC records without a
// toolkit. Thread: pure, any thread.
#pragma once

#include "core/metadata/common_fields.h"

#include <string>
#include <string_view>

namespace lightstack::metadata {

// Rating, dc:subject, dc:title, dates and names that EXIF did not give. A packet that is cut or is
// no XML gives what stood before the damage.
void readXmpBrief(std::string_view packet, CommonFields& into);
// IPTC-IIM records: 2:25 keywords, 2:05 title, 2:120 caption. Keywords of IPTC win over XMP's.
void readIptcBrief(std::string_view records, CommonFields& into);
// The IPTC record (0x0404) within Photoshop's image resources.
std::string_view iptcOfResources(std::string_view resources);

} // namespace lightstack::metadata
