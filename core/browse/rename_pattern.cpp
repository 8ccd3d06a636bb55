#include "core/browse/rename_pattern.h"

#include "core/browse/file_actions.h"

#include <QDateTime>

#include <algorithm>
#include <unordered_map>

namespace lightstack::browse {
namespace {

constexpr const char* kUsualDate = "yyyy-MM-dd";
constexpr int kMostDigits = 12;

struct SplitName {
    std::string_view stem;
    std::string_view extension; // with its dot
};

SplitName split(std::string_view name) noexcept {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {name, {}};
    return {name.substr(0, dot), name.substr(dot)};
}

std::string counted(std::int64_t number, int digits) {
    const bool negative = number < 0;
    std::string text = std::to_string(negative ? -number : number);
    if (static_cast<int>(text.size()) < digits)
        text.insert(0, static_cast<std::size_t>(digits) - text.size(), '0');
    return negative ? "-" + text : text;
}

std::string dated(std::int64_t ms, Qt::TimeSpec zone, const std::string& format) {
    return QDateTime::fromMSecsSinceEpoch(ms, zone)
        .toString(QString::fromStdString(format))
        .toStdString();
}

tl::unexpected<Error> wrong(std::string detail) {
    return fail(ErrorCode::Usage, {}, std::move(detail));
}

} // namespace

Result<RenamePattern::Part> RenamePattern::partOf(std::string_view field) {
    if (field == "name") return Part{Field::Name, {}, 1};
    if (field == "ext") return Part{Field::Extension, {}, 1};
    if (!field.empty() && field.find_first_not_of('n') == std::string_view::npos) {
        if (field.size() > kMostDigits) return wrong("a counter has at most 12 digits");
        return Part{Field::Counter, {}, static_cast<int>(field.size())};
    }
    const std::size_t colon = field.find(':');
    const std::string_view what = field.substr(0, colon);
    if (what == "date" || what == "modified") {
        std::string format(colon == std::string_view::npos ? kUsualDate : field.substr(colon + 1));
        if (format.empty()) return wrong("a format is missing after the colon");
        return Part{what == "date" ? Field::Date : Field::Modified, std::move(format), 1};
    }
    return wrong("there is no field {" + std::string(field) + "}");
}

Result<RenamePattern> RenamePattern::parse(std::string_view text) {
    RenamePattern pattern;
    std::string plain;
    const auto endPlain = [&] {
        if (!plain.empty()) pattern.m_parts.push_back({Field::Text, std::move(plain), 1});
        plain.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool twice = at + 1 < text.size() && text[at + 1] == c;
        if ((c == '{' || c == '}') && twice) {
            plain += c;
            ++at;
        } else if (c == '}') {
            return wrong("a brace is closed that was not opened");
        } else if (c == '{') {
            const std::size_t end = text.find('}', at);
            if (end == std::string_view::npos) return wrong("a brace is not closed");
            auto part = partOf(text.substr(at + 1, end - at - 1));
            if (!part) return tl::unexpected(part.error());
            endPlain();
            pattern.m_parts.push_back(*std::move(part));
            at = end;
        } else {
            plain += c;
        }
    }
    endPlain();
    if (pattern.m_parts.empty()) return wrong("the pattern is empty");
    return pattern;
}

bool RenamePattern::usesDates() const noexcept {
    return std::any_of(m_parts.begin(), m_parts.end(),
        [](const Part& p) { return p.field == Field::Date || p.field == Field::Modified; });
}

bool RenamePattern::usesCounter() const noexcept {
    return std::any_of(
        m_parts.begin(), m_parts.end(), [](const Part& p) { return p.field == Field::Counter; });
}

std::string RenamePattern::nameFor(const RenameSubject& subject, std::int64_t number) const {
    const SplitName old = split(subject.name);
    std::string out;
    bool extensionNamed = false;
    for (const Part& part : m_parts) {
        switch (part.field) {
        case Field::Text:
            out += part.text;
            break;
        case Field::Name:
            out += old.stem;
            break;
        case Field::Counter:
            out += counted(number, part.digits);
            break;
        case Field::Date:
            if (subject.takenAtMs != RenameSubject::kNoTime) {
                out += dated(subject.takenAtMs, Qt::UTC, part.text);
                break;
            }
            [[fallthrough]];
        case Field::Modified:
            if (subject.modifiedAtMs == RenameSubject::kNoTime) return {};
            out += dated(subject.modifiedAtMs, Qt::LocalTime, part.text);
            break;
        case Field::Extension:
            extensionNamed = true;
            if (!old.extension.empty()) out += old.extension.substr(1);
            break;
        }
    }
    if (!extensionNamed) out += old.extension;
    return out;
}

std::vector<PlannedName> planNames(const RenamePattern& pattern,
    const std::vector<RenameSubject>& subjects, const RenameNumbers& numbers,
    const NameTaken& taken) {
    std::vector<PlannedName> plan;
    plan.reserve(subjects.size());
    const auto key = [](const RenameSubject& subject, const std::string& name) {
        return std::to_string(subject.folder) + '/' + name;
    };
    std::unordered_map<std::string, int> uses;
    std::int64_t number = numbers.first;
    for (const RenameSubject& subject : subjects) {
        PlannedName planned{subject.name, pattern.nameFor(subject, number), RenameProblem::None};
        number += numbers.step;
        ++uses[key(subject, planned.after)];
        plan.push_back(std::move(planned));
    }
    // What the subjects are called now becomes free, as far as they change.
    for (std::size_t i = 0; i < plan.size(); ++i) {
        PlannedName& planned = plan[i];
        if (planned.after.empty() && pattern.usesDates())
            planned.problem = RenameProblem::NoDate;
        else if (!nameObjection(planned.after).empty())
            planned.problem = RenameProblem::Impossible;
        else if (uses[key(subjects[i], planned.after)] > 1)
            planned.problem = RenameProblem::TwiceHere;
        else if (planned.after != planned.before && taken &&
                 taken(subjects[i].folder, planned.after))
            planned.problem = RenameProblem::Taken;
    }
    return plan;
}

int namesChanged(const std::vector<PlannedName>& plan) noexcept {
    int changed = 0;
    for (const PlannedName& planned : plan) {
        if (planned.problem != RenameProblem::None) return -1;
        changed += planned.after != planned.before ? 1 : 0;
    }
    return changed;
}

} // namespace lightstack::browse
