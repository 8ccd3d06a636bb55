#include "core/io/svg_guard.h"

#include <QHash>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>

namespace lightstack::io {
namespace {

constexpr int kMostDepth = 500;
constexpr std::uint64_t kMostSvgWork = 10'000'000; // elements times their depth

// Of an element with an id: how many elements it holds, and which others it draws.
struct Group {
    std::uint64_t own = 0;
    QStringList uses;
};

class Counter {
public:
    explicit Counter(const QHash<QString, Group>& groups) : m_groups(groups) {}

    std::uint64_t drawn(const QString& id) {
        if (const auto known = m_known.constFind(id); known != m_known.constEnd()) return *known;
        const auto group = m_groups.constFind(id);
        if (group == m_groups.constEnd()) return 0;
        if (m_open.contains(id) || m_open.size() > 200) return kMostSvgElements + 1; // a circle
        m_open.insert(id);
        std::uint64_t sum = group->own;
        for (const QString& use : group->uses)
            sum = std::min(sum + drawn(use), kMostSvgElements + 1);
        m_open.remove(id);
        m_known.insert(id, sum);
        return sum;
    }

private:
    const QHash<QString, Group>& m_groups;
    QHash<QString, std::uint64_t> m_known;
    QSet<QString> m_open;
};

QString target(const QXmlStreamAttributes& attributes) {
    for (const QXmlStreamAttribute& attribute : attributes)
        if (attribute.name() == u"href") return attribute.value().toString().trimmed();
    return {};
}

} // namespace

SvgVerdict examineSvg(std::span<const std::byte> text) {
    SvgVerdict verdict;
    QXmlStreamReader xml(QByteArray::fromRawData(
        reinterpret_cast<const char*>(text.data()), static_cast<qsizetype>(text.size())));
    QHash<QString, Group> groups;
    const QString root = QStringLiteral("/");
    QStringList open; // ids of the elements around; empty where one has none
    int depth = 0;
    std::uint64_t work = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement()) {
            --depth;
            if (!open.isEmpty()) open.removeLast();
        }
        if (!xml.isStartElement()) continue;
        if (++depth > kMostDepth) return verdict;
        work += static_cast<std::uint64_t>(depth);
        if (work > kMostSvgWork) {
            verdict.elements = kMostSvgElements + 1;
            return verdict;
        }
        if (depth == 1) verdict.readable = xml.name() == u"svg";
        const QString id = xml.attributes().value(QLatin1String("id")).toString();
        const QString href = target(xml.attributes());
        open.append(id);
        const bool isUse = xml.name() == u"use" && href.startsWith(u'#');
        verdict.outside =
            verdict.outside || (xml.name() == u"image" && !href.startsWith(QLatin1String("data:")));
        QSet<QString> around(open.begin(), open.end());
        around.insert(root);
        around.remove(QString());
        for (const QString& name : std::as_const(around)) {
            Group& group = groups[name];
            ++group.own;
            if (isUse) group.uses.append(href.mid(1));
        }
    }
    verdict.readable = verdict.readable && !xml.hasError();
    verdict.elements = Counter(groups).drawn(root);
    return verdict;
}

} // namespace lightstack::io
