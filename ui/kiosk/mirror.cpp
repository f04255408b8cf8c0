// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/mirror.h"

#include "ui/kiosk/contactrules.h"
#include "ui/kit/plaintext.h"

#include <QAccessible>

#include <algorithm>

namespace naru::ui::kiosk {

namespace {

constexpr qsizetype wordsMax = 200; ///< characters of one choice
constexpr int choicesMax = 40;

/// A language named in itself is read in itself.
QString languageOf(const QString& words)
{
    static const QHash<QString, QString> names{{QStringLiteral("한국어"), QStringLiteral("ko")},
        {QStringLiteral("English"), QStringLiteral("en")}, {QStringLiteral("中文"), QStringLiteral("zh-Hans")},
        {QStringLiteral("Tiếng Việt"), QStringLiteral("vi")}};
    return names.value(words);
}

QString said(const QString& text)
{
    return kit::cleaned(QString(text).replace(u'\n', u' '), kit::Lines::Keep, wordsMax).trimmed();
}

QString accessible(QQuickItem& item, QAccessible::Text which)
{
    QAccessibleInterface* const face = QAccessible::queryAccessibleInterface(&item);
    return face ? said(face->text(which)) : QString();
}

class Walk {
public:
    explicit Walk(const QStringList& typed)
        : m_typed(typed)
    {
    }

    void into(QQuickItem& item, QList<device::Choice>& choices)
    {
        if (!item.isVisible() || item.opacity() <= 0)
            return;
        const QByteArray type = typeOf(item);
        if (isGlassOnly(type)) {
            m_mirror.glass = true;
            return;
        }
        if (isMirroredControl(type))
            return take(item, choices);
        const auto children = item.childItems();
        for (QQuickItem* const child : children)
            into(*child, choices);
    }

    bool tells(const QString& words) const
    {
        return std::any_of(m_typed.begin(), m_typed.end(), [&](const QString& one) { return words.contains(one); });
    }

    Mirror& mirror() { return m_mirror; }

private:
    void take(QQuickItem& item, QList<device::Choice>& choices)
    {
        if (!item.isEnabled() || !item.activeFocusOnTab() || item.property("secret").toBool()
            || m_mirror.items.size() >= choicesMax)
            return;
        device::Choice choice;
        choice.words = accessible(item, QAccessible::Name);
        choice.more = accessible(item, QAccessible::Description);
        if (choice.words.isEmpty() || tells(choice.words) || tells(choice.more)) {
            m_mirror.glass = true;
            return;
        }
        choice.id = QByteArray::number(m_mirror.items.size() + 1);
        choice.language = languageOf(choice.words);
        m_mirror.items.insert(choice.id, &item);
        choices.append(choice);
    }

    QStringList m_typed;
    Mirror m_mirror;
};

/// A page's own title; of a lesson the sentence that says what to do.
QString titleOf(QQuickItem& holder)
{
    const auto children = holder.childItems();
    for (QQuickItem* const page : children) {
        const auto* const lesson = page->property("model").value<QObject*>();
        for (const QString& title :
            {page->property("title").toString(), lesson ? lesson->property("line").toString() : QString(),
                lesson ? lesson->property("title").toString() : QString()}) {
            if (!title.isEmpty())
                return said(title);
        }
    }
    return {};
}

} // namespace

Mirror mirrorOf(const MirroredScreen& screen)
{
    Walk walk(screen.typed);
    Mirror& mirror = walk.mirror();
    if (screen.sheet) {
        mirror.glass = !isMirroredSheet(typeOf(*screen.sheet));
        if (!mirror.glass) {
            mirror.page.title = said(screen.sheet->property("title").toString());
            walk.into(*screen.sheet, mirror.page.choices);
        }
        return mirror;
    }
    if (isMirroredPage(screen.name) && screen.page) {
        walk.into(*screen.page, mirror.page.choices);
        const QString title = titleOf(*screen.page);
        if (!walk.tells(title))
            mirror.page.title = title;
    } else {
        mirror.glass = true;
    }
    if (screen.bar)
        walk.into(*screen.bar, mirror.page.always);
    return mirror;
}

void press(QQuickItem& item)
{
    QAccessibleInterface* const face = QAccessible::queryAccessibleInterface(&item);
    if (QAccessibleActionInterface* const actions = face ? face->actionInterface() : nullptr)
        actions->doAction(QAccessibleActionInterface::pressAction());
}

} // namespace naru::ui::kiosk
