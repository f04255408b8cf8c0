// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trainer/draftwords.h"

#include <QRegularExpression>

namespace naru::ui::trainer {

using lessons::Action;
using lessons::Deed;
using lessons::WidgetKind;

QString DraftWords::text(const QString& key) const
{
    QString text = m_lesson.text(key, m_language, m_lesson.vars);
    return text.replace(u'\n', u' ');
}

QString DraftWords::screen(const QString& id) const
{
    const lessons::Screen* there = m_lesson.screen(id);
    const QString title = there ? text(there->title) : QString();
    const auto same = std::count_if(m_lesson.screens.begin(), m_lesson.screens.end(),
        [&](const lessons::Screen& each) { return text(each.title) == title; });
    return same > 1 ? QStringLiteral("%1 (%2)").arg(title, id) : title;
}

QString DraftWords::widget(const lessons::Widget& widget) const
{
    if (const QString label = text(widget.label); !label.isEmpty())
        return label;
    QStringList items;
    for (const QString& item : m_lesson.data.value(widget.items))
        items.append(text(widget.items + u'.' + item));
    return items.join(QStringLiteral(", "));
}

QString DraftWords::act(const QString& screen, const Action& act) const
{
    const lessons::Screen* there = m_lesson.screen(screen);
    const lessons::Widget* widget = there ? there->find(act.on) : nullptr;
    if (act.on == QLatin1StringView(lessons::backId))
        return tr("위의 뒤로 화살표 누르기");
    if (!widget)
        return tr("화면에 없는 동작");
    QString on = this->widget(*widget);
    const bool any = act.value == QLatin1StringView(lessons::anyItem);
    if (!widget->items.isEmpty() && !act.value.isEmpty())
        on = any ? tr("아무것이나") : text(widget->items + u'.' + act.value);
    switch (act.deed) {
    case Deed::Tap:
        return tr("‘%1’ 누르기").arg(on);
    case Deed::LongPress:
        return tr("‘%1’ 길게 누르기").arg(on);
    case Deed::Swipe: {
        const QStringList ways{{}, tr("왼쪽"), tr("오른쪽"), tr("위"), tr("아래")};
        return tr("‘%1’ 밀기 (%2)").arg(on, ways.value(int(act.way)));
    }
    case Deed::Choose:
        return tr("‘%1’ 고르기").arg(on);
    case Deed::Type:
        return any ? tr("‘%1’ 칸에 아무 글이나 쓰기").arg(on) : tr("‘%1’ 칸에 쓰기: %2").arg(on, text(act.value));
    case Deed::Pin:
        return act.weak ? tr("쉬운 번호 누르기 (1234 같은)") : tr("번호 누르기");
    case Deed::Toggle:
        return tr("‘%1’ 켜고 끄기").arg(on);
    case Deed::Hold:
        return tr("‘%1’ 자리에 폰 대기").arg(on);
    case Deed::Speak:
        return tr("‘%1’ 말하기").arg(on);
    }
    return {};
}

QString DraftWords::way(const lessons::Effect& then) const
{
    if (!then.go.isEmpty())
        return tr("‘%1’ 화면으로").arg(screen(then.go));
    if (!then.sheet.isEmpty())
        return tr("‘%1’ 창이 위에 열려요").arg(screen(then.sheet));
    return then.back ? tr("앞 화면으로") : tr("그 화면에 그대로");
}

QString DraftWords::note(const lessons::Effect& then) const
{
    for (auto set = then.set.cbegin(); set != then.set.cend(); ++set)
        return tr("‘%1’ 칸에 적어요").arg(var(set.key()));
    return tr("적지 않아요");
}

QString DraftWords::var(const QString& name) const
{
    for (const lessons::Screen& screen : m_lesson.screens) {
        for (const lessons::Widget& widget : screen.body) {
            if (widget.var() == name && !widget.label.isEmpty())
                return text(widget.label);
        }
    }
    return name;
}

QString DraftWords::kind(WidgetKind kind)
{
    switch (kind) {
    case WidgetKind::Text:
        return tr("글");
    case WidgetKind::Image:
        return tr("그림");
    case WidgetKind::Button:
        return tr("단추");
    case WidgetKind::Tile:
        return tr("네모 단추");
    case WidgetKind::Row:
        return tr("줄");
    case WidgetKind::List:
        return tr("목록");
    case WidgetKind::Field:
        return tr("글 쓰는 칸");
    case WidgetKind::Picker:
        return tr("고르는 칸");
    case WidgetKind::Toggle:
        return tr("켜고 끄는 줄");
    case WidgetKind::Tabs:
        return tr("나눔 단추");
    case WidgetKind::Bubble:
        return tr("말풍선");
    case WidgetKind::Card:
        return tr("카드");
    case WidgetKind::Qr:
        return tr("네모 코드");
    case WidgetKind::NfcPad:
        return tr("대는 곳");
    case WidgetKind::PinPad:
        return tr("번호판");
    case WidgetKind::Slider:
        return tr("밀어서 고르기");
    case WidgetKind::Bar:
    case WidgetKind::Sheet:
        break;
    }
    return {};
}

QString DraftWords::tag(const QString& tag)
{
    static const QMap<QString, const char*> words{{QStringLiteral("too-early"), QT_TR_NOOP("아직 이른 동작")},
        {QStringLiteral("skip-field"), QT_TR_NOOP("칸을 건너뜀")},
        {QStringLiteral("wrong-item"), QT_TR_NOOP("다른 것을 누름")},
        {QStringLiteral("longpress"), QT_TR_NOOP("너무 길게 누름")},
        {QStringLiteral("short-touch"), QT_TR_NOOP("너무 짧게 댐")},
        {QStringLiteral("twice"), QT_TR_NOOP("두 번 누름")}, {QStringLiteral("trusts"), QT_TR_NOOP("쉽게 믿음")},
        {QStringLiteral("reveals"), QT_TR_NOOP("알려 주면 안 될 것을 알림")},
        {QStringLiteral("agrees-all"), QT_TR_NOOP("모두 동의함")},
        {QStringLiteral("too-polite"), QT_TR_NOOP("거절하지 못함")},
        {QStringLiteral("gives-up"), QT_TR_NOOP("그만두려 함")},
        {QStringLiteral("wrong-place"), QT_TR_NOOP("다른 곳을 고름")},
        {QStringLiteral("wrong-person"), QT_TR_NOOP("다른 사람을 고름")},
        {QStringLiteral("wrong-time"), QT_TR_NOOP("다른 때를 고름")},
        {QStringLiteral("leaves-open"), QT_TR_NOOP("열어 두고 감")},
        {QStringLiteral("typing"), QT_TR_NOOP("다르게 씀")}, {QStringLiteral("weak"), QT_TR_NOOP("쉬운 번호")}};
    return tr(words.value(tag, QT_TR_NOOP("다른 것을 누름")));
}

QString DraftWords::level(int level)
{
    return QStringList{tr("걸음마"), tr("첫걸음"), tr("혼자서")}.value(level - 1);
}

words::Words wordsOf(const lessons::Complaint& complaint, words::Language language)
{
    static const QRegularExpression form(QStringLiteral("^([a-z0-9-]+)(?:: | \\()?(.*?)\\)?$"));
    const auto match = form.match(complaint.rule);
    QString rule = match.captured(1);
    rule.replace(u'-', u'_').replace(u'2', QStringLiteral("two")).replace(QStringLiteral("45"), QStringLiteral("many"));
    rule.replace(u'6', QStringLiteral("six"));
    const QByteArray name = "lesson." + rule.toLatin1();
    const bool known = words::knows(QLatin1StringView(name), language);
    return words::wordsOf(
        known ? QLatin1StringView(name) : QLatin1StringView("lesson.rule"), language, {match.captured(2)});
}

} // namespace naru::ui::trainer
