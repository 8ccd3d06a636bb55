// The adapter to simdjson: its errors are codes here, and nothing of it leaves this file.
#include "core/takeout/sidecar.h"

#include "core/base/file_path.h"

#include <simdjson.h>

#include <charconv>
#include <cmath>

namespace lightstack::takeout {
namespace {

namespace dom = simdjson::dom;

class Reader {
public:
    explicit Reader(Sidecar& out) : m_out(out) {}

    void run(dom::object root) {
        dom::object inner;
        bool pictureOnly = false;
        for (const auto field : root) {
            if (field.key == "albumData" && field.value.get(inner) == simdjson::SUCCESS) {
                run(inner);
                return;
            }
            pictureOnly = key(field.key, field.value) || pictureOnly;
        }
        if (m_out.taken || pictureOnly)
            m_out.kind = SidecarKind::Asset;
        else if (!m_out.title.empty())
            m_out.kind = SidecarKind::Album;
        if (!m_out.geo) m_out.geo = m_place;
    }

private:
    // True where only pictures have such a field.
    bool key(std::string_view name, dom::element value) {
        if (name == "title") return text(value, m_out.title, name), false;
        if (name == "description") return text(value, m_out.description, name), false;
        if (name == "photoTakenTime") return time(value, m_out.taken, name), true;
        if (name == "creationTime") return time(value, m_out.created, name), true;
        if (name == "modificationTime" || name == "photoLastModifiedTime")
            return time(value, m_out.modified, name), true;
        if (name == "geoData") return geo(value, m_out.geo), false;
        if (name == "geoDataExif") return geo(value, m_out.geoExif), true;
        if (name == "people") return people(value), true;
        if (name == "favorited") return flag(value, m_out.favorite, name), true;
        if (name == "archived") return flag(value, m_out.archived, name), true;
        if (name == "trashed") return flag(value, m_out.trashed, name), true;
        if (name == "inLockedFolder") return flag(value, m_out.locked, name), true;
        if (name == "url") return text(value, m_out.url, name), true;
        if (name == "imageViews") return number(value, m_out.views), true;
        if (name == "appSource") return inside(value, "androidPackageName", m_out.app), true;
        if (name == "googlePhotosOrigin") return origin(value), true;
        if (name == "access") return text(value, m_out.access, name), false;
        if (name == "date") return time(value, m_out.date, name), false;
        if (name == "enrichments") return enrichments(value), false;
        return false;
    }

    void warn(std::string_view name) {
        if (m_out.warnings.size() < 8)
            m_out.warnings.push_back("the field " + std::string(name) + " is of another type");
    }
    void text(dom::element value, std::string& out, std::string_view name) {
        std::string_view view;
        if (value.get(view) == simdjson::SUCCESS)
            out = view;
        else if (!value.is_null())
            warn(name);
    }
    void flag(dom::element value, bool& out, std::string_view name) {
        if (value.get(out) != simdjson::SUCCESS && !value.is_null()) warn(name);
    }
    static void number(dom::element value, std::optional<std::int64_t>& out) {
        std::int64_t whole = 0;
        std::string_view digits;
        if (value.get(whole) == simdjson::SUCCESS) {
            out = whole;
        } else if (value.get(digits) == simdjson::SUCCESS) {
            const auto [end, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), whole);
            if (error == std::errc() && end == digits.data() + digits.size()) out = whole;
        }
    }
    void time(dom::element value, std::optional<std::int64_t>& out, std::string_view name) {
        dom::element stamp;
        if (value.is_null()) return;
        if (value["timestamp"].get(stamp) != simdjson::SUCCESS) return warn(name);
        std::optional<std::int64_t> seconds;
        number(stamp, seconds);
        // Dates of the year 0 to 9999; whoever counts in milliseconds is not this service.
        if (seconds && *seconds != 0 && *seconds > -62'167'219'200 && *seconds < 253'402'300'800)
            out = seconds;
    }
    static double real(dom::element object, std::string_view name) {
        double out = 0;
        return object[name].get(out) == simdjson::SUCCESS && std::isfinite(out) ? out : 0;
    }
    static void geo(dom::element value, std::optional<GeoPoint>& out) {
        if (!value.is_object()) return;
        GeoPoint point{real(value, "latitude"), real(value, "longitude"), std::nullopt};
        if (point.latitude == 0 && point.longitude == 0) return;
        if (std::abs(point.latitude) > 90 || std::abs(point.longitude) > 180) return;
        if (const double altitude = real(value, "altitude"); altitude != 0)
            point.altitude = altitude;
        out = point;
    }
    void people(dom::element value) {
        dom::array list;
        if (value.get(list) != simdjson::SUCCESS) return warn("people");
        std::string_view name;
        for (const dom::element person : list)
            if (person["name"].get(name) == simdjson::SUCCESS && !name.empty())
                m_out.people.emplace_back(name);
    }
    static void inside(dom::element value, std::string_view name, std::string& out) {
        std::string_view view;
        if (value[name].get(view) == simdjson::SUCCESS) out = view;
    }
    void origin(dom::element value) {
        dom::object object;
        if (value.get(object) != simdjson::SUCCESS) return warn("googlePhotosOrigin");
        for (const auto field : object) {
            m_out.origin = field.key;
            inside(field.value, field.key == "composition" ? "type" : "deviceType", m_out.device);
            dom::element folder;
            if (field.value["deviceFolder"].get(folder) == simdjson::SUCCESS)
                inside(folder, "localFolderName", m_out.deviceFolder);
            return;
        }
    }
    // The first place an album names; degrees times 10^7.
    void enrichments(dom::element value) {
        dom::array list;
        dom::array places;
        if (value.get(list) != simdjson::SUCCESS) return;
        for (const dom::element each : list) {
            if (each["locationEnrichment"]["location"].get(places) != simdjson::SUCCESS) continue;
            for (const dom::element place : places) {
                const double latitude = real(place, "latitudeE7") / 1e7;
                const double longitude = real(place, "longitudeE7") / 1e7;
                const bool somewhere = latitude != 0 || longitude != 0;
                if (!m_place && somewhere && std::abs(latitude) <= 90 && std::abs(longitude) <= 180)
                    m_place = GeoPoint{latitude, longitude, std::nullopt};
            }
        }
    }

    Sidecar& m_out;
    std::optional<GeoPoint> m_place;
};

// Texts cut between the halves of a character: "\\ud83d" without its second half becomes U+FFFD.
std::string withoutHalves(std::string_view json) {
    const auto unitAt = [&](std::size_t at) -> unsigned { // 0: none stands there
        unsigned unit = 0;
        if (!json.substr(std::min(at, json.size())).starts_with("\\u")) return 0;
        const char* const digits = json.data() + at + 2;
        const char* const end = json.data() + std::min(at + 6, json.size());
        const auto read = std::from_chars(digits, end, unit, 16);
        return read.ec == std::errc() && read.ptr == digits + 4 ? unit : 0;
    };
    std::string out;
    for (std::size_t at = 0; at < json.size();) {
        const unsigned unit = unitAt(at);
        const unsigned next = (unit & 0xFC00U) == 0xD800U ? unitAt(at + 6) : 0;
        const bool pair = (next & 0xFC00U) == 0xDC00U;
        const bool half = (unit & 0xF800U) == 0xD800U && !pair;
        // An escaped backslash is no beginning of another escape.
        const std::size_t length = pair               ? 12
                                   : unit > 0         ? 6
                                   : json[at] == '\\' ? std::min<std::size_t>(2, json.size() - at)
                                                      : 1;
        out += half ? std::string_view("\\ufffd") : json.substr(at, length);
        at += length;
    }
    return out;
}

} // namespace

class SidecarParser::Impl {
public:
    simdjson::error_code parse(std::string_view bytes, dom::element& root) {
        m_padded.assign(bytes);
        m_padded.resize(bytes.size() + simdjson::SIMDJSON_PADDING);
        return m_parser.parse(m_padded.data(), bytes.size(), false).get(root);
    }

private:
    dom::parser m_parser{kSidecarBytes * 2};
    std::string m_padded;
};

SidecarParser::SidecarParser() : m_impl(std::make_unique<Impl>()) {
}
SidecarParser::~SidecarParser() = default;
SidecarParser::SidecarParser(SidecarParser&&) noexcept = default;
SidecarParser& SidecarParser::operator=(SidecarParser&&) noexcept = default;

Result<Sidecar> SidecarParser::parse(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.size() > kSidecarBytes)
        return fail(ErrorCode::LimitExceeded, {}, "larger than the 4 MB allowed for a sidecar");
    Sidecar out;
    std::string repaired;
    dom::element root;
    simdjson::error_code error = m_impl->parse(bytes, root);
    if (error == simdjson::UTF8_ERROR) {
        repaired = base::toLossyUtf8(bytes);
        out.warnings.emplace_back("not UTF-8: what could not be read was replaced");
        error = m_impl->parse(repaired, root);
    }
    if (error == simdjson::STRING_ERROR) {
        repaired = withoutHalves(repaired.empty() ? bytes : std::string_view(repaired));
        error = m_impl->parse(repaired, root);
        if (error == simdjson::SUCCESS)
            out.warnings.emplace_back("half a character: what could not be read was replaced");
    }
    if (error != simdjson::SUCCESS)
        return fail(ErrorCode::CorruptData, {},
            std::string("no whole JSON: ") + simdjson::error_message(error));
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) return out; // JSON, but not of this kind
    Reader(out).run(object);
    return out;
}

} // namespace lightstack::takeout
