// SPDX-License-Identifier: GPL-3.0-or-later
// Words for an act that was shown: what a trainer would have written first.
#include "app/lessons/recording.h"

namespace naru::lessons {

namespace {

/// Whether a Korean word ends in a consonant: of Hangul its last letter says so, of a digit how it is read.
bool endsInConsonant(const QString& word)
{
    for (auto i = word.size() - 1; i >= 0; --i) {
        const char16_t c = word.at(i).unicode();
        if (c >= 0xAC00 && c <= 0xD7A3)
            return (c - 0xAC00) % 28 != 0;
        if (c >= u'0' && c <= u'9')
            return QStringLiteral("013678").contains(QChar(c));
        if (QChar(c).isLetter())
            return false;
    }
    return false;
}

QString labelOf(const Lesson& lesson, const Screen& screen, const Action& act, const QString& language)
{
    if (act.deed == Deed::Type)
        return act.value;
    const Widget* widget = screen.find(act.on);
    if (!widget)
        return {};
    const bool isItem = !act.value.isEmpty() && act.value != QLatin1StringView(anyItem);
    const QString key = isItem && !widget->items.isEmpty() ? widget->items + u'.' + act.value : widget->label;
    QString label = lesson.text(key, language, lesson.vars);
    return label.replace(u'\n', u' ');
}

ActWords korean(const QString& label, const Action& act)
{
    const QString it
        = QStringLiteral("‘%1’%2").arg(label, endsInConsonant(label) ? QStringLiteral("을") : QStringLiteral("를"));
    const QString called = endsInConsonant(label) ? QStringLiteral("이라고") : QStringLiteral("라고");
    const QString where = QStringLiteral("‘%1’%2 적힌 곳이에요.").arg(label, called);
    switch (act.deed) {
    case Deed::Tap:
        return {it + QStringLiteral(" 눌러 주세요."), where, it + QStringLiteral(" 누르셨어요.")};
    case Deed::LongPress:
        return {it + QStringLiteral(" 길게 눌러 주세요."), where, it + QStringLiteral(" 길게 누르셨어요.")};
    case Deed::Swipe:
        return {it + QStringLiteral(" 밀어 주세요."), where, it + QStringLiteral(" 미셨어요.")};
    case Deed::Choose:
        return {it + QStringLiteral(" 골라 주세요."), where, it + QStringLiteral(" 고르셨어요.")};
    case Deed::Type:
        return {QStringLiteral("‘%1’%2 써 주세요.").arg(label, called),
            QStringLiteral("빈칸을 누르면 글자판이 나와요."), QStringLiteral("‘%1’%2 쓰셨어요.").arg(label, called)};
    case Deed::Pin:
        return {QStringLiteral("번호를 눌러 주세요."), QStringLiteral("연습이라 아무 숫자나 괜찮아요."),
            QStringLiteral("번호를 누르셨어요.")};
    case Deed::Toggle:
        return {it + QStringLiteral(" 바꿔 주세요."), where, it + QStringLiteral(" 바꾸셨어요.")};
    case Deed::Hold:
        return {QStringLiteral("폰을 가만히 대 주세요."), QStringLiteral("그림 위에 잠깐 대고 있어요."),
            QStringLiteral("폰을 대셨어요.")};
    case Deed::Speak:
        return {it + QStringLiteral(" 말해 보세요."), QStringLiteral("천천히 말해도 돼요."),
            QStringLiteral("말로 해 보셨어요.")};
    }
    return {};
}

ActWords english(const QString& label, const Action& act)
{
    const QString it = QStringLiteral("‘%1’").arg(label);
    const QString where = QStringLiteral("It says ‘%1’.").arg(label);
    switch (act.deed) {
    case Deed::Tap:
        return {QStringLiteral("Press %1.").arg(it), where, QStringLiteral("You pressed %1.").arg(it)};
    case Deed::LongPress:
        return {QStringLiteral("Press and hold %1.").arg(it), where, QStringLiteral("You held %1.").arg(it)};
    case Deed::Swipe:
        return {QStringLiteral("Slide %1.").arg(it), where, QStringLiteral("You slid %1.").arg(it)};
    case Deed::Choose:
        return {QStringLiteral("Choose %1.").arg(it), where, QStringLiteral("You chose %1.").arg(it)};
    case Deed::Type:
        return {QStringLiteral("Type %1.").arg(it), QStringLiteral("Press the empty box for the keys."),
            QStringLiteral("You typed %1.").arg(it)};
    case Deed::Pin:
        return {QStringLiteral("Press the number."), QStringLiteral("Any digits will do here."),
            QStringLiteral("You pressed the number.")};
    case Deed::Toggle:
        return {QStringLiteral("Change %1.").arg(it), where, QStringLiteral("You changed %1.").arg(it)};
    case Deed::Hold:
        return {QStringLiteral("Hold the phone here."), QStringLiteral("Keep it on the picture."),
            QStringLiteral("You held the phone there.")};
    case Deed::Speak:
        return {QStringLiteral("Say %1.").arg(it), QStringLiteral("Take your time."), QStringLiteral("You said it.")};
    }
    return {};
}

} // namespace

ActWords wordsFor(const Lesson& lesson, const Screen& screen, const Action& act, const QString& language)
{
    const bool isKorean = language == u"ko";
    if (act.on == QLatin1StringView(backId)) {
        return isKorean ? ActWords{QStringLiteral("위의 화살표를 눌러 주세요."),
                   QStringLiteral("화면 맨 위 왼쪽이에요."), QStringLiteral("앞 화면으로 오셨어요.")}
                        : ActWords{QStringLiteral("Press the arrow."), QStringLiteral("It is at the top left."),
                            QStringLiteral("You went back.")};
    }
    QString label = labelOf(lesson, screen, act, language);
    if (label.isEmpty())
        label = isKorean ? QStringLiteral("여기") : QStringLiteral("this");
    return isKorean ? korean(label, act) : english(label, act);
}

} // namespace naru::lessons
