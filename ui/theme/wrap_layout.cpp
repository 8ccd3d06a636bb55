#include "ui/theme/wrap_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace lightstack::ui {

WrapLayout::WrapLayout(int spacing, QWidget* parent) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

WrapLayout::~WrapLayout() {
    for (QLayoutItem* item : m_items)
        delete item;
}

void WrapLayout::addStretch() {
    m_stretchAt = count();
}

void WrapLayout::keepTogether(QWidget* first, QWidget* second) {
    addWidget(first);
    addWidget(second);
    m_followers.push_back(second);
}

void WrapLayout::addItem(QLayoutItem* item) {
    m_items.push_back(item);
}

int WrapLayout::count() const {
    return static_cast<int>(m_items.size());
}

QLayoutItem* WrapLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* WrapLayout::takeAt(int index) {
    QLayoutItem* item = itemAt(index);
    if (item != nullptr) m_items.erase(m_items.begin() + index);
    return item;
}

int WrapLayout::heightForWidth(int width) const {
    return lay(QRect(0, 0, width, 0), false);
}

QSize WrapLayout::minimumSize() const {
    QSize size;
    for (const Group& group : groups())
        size.setWidth(std::max(size.width(), widthOf(group)));
    for (const QLayoutItem* item : m_items)
        size.setHeight(std::max(size.height(), item->sizeHint().height()));
    return size;
}

QSize WrapLayout::sizeHint() const {
    int width = 0;
    for (const Group& group : groups())
        width += (width > 0 ? spacing() : 0) + widthOf(group);
    return {width, minimumSize().height()};
}

void WrapLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    lay(rect, true);
}

std::vector<WrapLayout::Group> WrapLayout::groups() const {
    std::vector<Group> out;
    for (int i = 0; i < count(); ++i) {
        QLayoutItem* item = itemAt(i);
        if (item->isEmpty()) continue;
        const bool far = m_stretchAt >= 0 && i >= m_stretchAt;
        const bool follows =
            std::find(m_followers.begin(), m_followers.end(), item->widget()) != m_followers.end();
        if (out.empty() || (!follows && !(far && out.back().far))) out.push_back({{}, far});
        out.back().items.push_back(item);
    }
    return out;
}

int WrapLayout::widthOf(const Group& group) const {
    int width = 0;
    for (const QLayoutItem* item : group.items)
        width += (width > 0 ? spacing() : 0) + item->sizeHint().width();
    return width;
}

int WrapLayout::lay(const QRect& rect, bool really) const {
    const bool mirrored = parentWidget() != nullptr && parentWidget()->isRightToLeft();
    const std::vector<Group> all = groups();
    int y = rect.y();
    for (std::size_t first = 0; first < all.size();) {
        // As many as the line takes.
        std::size_t last = first;
        int used = 0;
        int height = 0;
        for (; last < all.size(); ++last) {
            const int more = (used > 0 ? spacing() : 0) + widthOf(all[last]);
            if (used > 0 && used + more > rect.width()) break;
            used += more;
            for (const QLayoutItem* item : all[last].items)
                height = std::max(height, item->sizeHint().height());
        }
        int x = 0;
        for (std::size_t i = first; really && i < last; ++i) {
            if (all[i].far && i > first) x = std::max(x, rect.width() - widthOf(all[i]));
            for (QLayoutItem* item : all[i].items) {
                const QSize size = item->sizeHint();
                const int left = mirrored ? rect.right() + 1 - x - size.width() : rect.x() + x;
                item->setGeometry(
                    {left, y + (height - size.height()) / 2, size.width(), size.height()});
                x += size.width() + spacing();
            }
        }
        y += height + (last < all.size() ? spacing() : 0);
        first = last;
    }
    return y - rect.y();
}

} // namespace lightstack::ui
