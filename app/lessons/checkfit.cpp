// SPDX-License-Identifier: GPL-3.0-or-later
// What fits the practice phone: its inside is 556 px wide at the pitch it was drawn for; words are 64 px and may shrink
// to 48, labels are 42 px, which is the floor of 7.25 mm. Advances of Noto Sans CJK KR in em, rounded up.
#include "app/lessons/complaints.h"

#include <cmath>

namespace naru::lessons {

namespace {

constexpr double phoneEms = 508.0 / 48.0;  ///< a word: 508 px between the paddings, 48 px at the least
constexpr double labelEms = 508.0 / 42.0;  ///< a label, a card's or a bubble's line
constexpr double titleEms = 470.0 / 48.0;  ///< the bar, beside its arrow
constexpr double bubbleEms = 440.0 / 42.0; ///< a bubble is narrower than the phone
constexpr double tileEms = 210.0 / 42.0;   ///< half a line
constexpr double tabEms = 150.0 / 42.0;    ///< a third of one

double advance(QChar c)
{
    const char32_t u = c.unicode();
    if (u >= 0x1100 && u != 0x2192 && u != 0x00B7 && !(u >= 0x2010 && u <= 0x2026))
        return 0.92;
    if (u == ' ')
        return 0.23;
    if (c.isDigit())
        return 0.56;
    if (c.isUpper())
        return 0.66;
    if (c.isLetter())
        return u == 'm' || u == 'w' ? 0.85 : 0.53;
    return u < 0x80 ? 0.4 : 0.6;
}

double ems(QStringView text)
{
    double sum = 0;
    for (const QChar c : text)
        sum += advance(c);
    return sum;
}

/// Lines when words are kept whole.
int linesOf(const QString& text, double widthEms)
{
    int lines = 0;
    for (const QString& line : text.split(u'\n')) {
        double used = 0;
        ++lines;
        for (const QString& word : line.split(u' ')) {
            const double width = ems(word);
            if (used > 0 && used + 0.23 + width > widthEms) {
                ++lines;
                used = 0;
            }
            used += (used > 0 ? 0.23 : 0) + width;
        }
    }
    return lines;
}

class Fit {
public:
    Fit(const Lesson& lesson, Complaints& complaints)
        : m_lesson(lesson)
        , m_complaints(complaints)
    {
    }

    void all()
    {
        for (const Screen& screen : m_lesson.screens) {
            const QString at = QStringLiteral("screens.") + screen.id;
            line(at, screen.title, titleEms);
            for (const Widget& widget : screen.body)
                widgetFits(at, widget);
        }
    }

private:
    const Lesson& m_lesson;
    Complaints& m_complaints;

    void line(const QString& at, const QString& key, double widthEms, int linesMax = 1)
    {
        for (auto of = m_lesson.words.cbegin(); of != m_lesson.words.cend(); ++of) {
            const QString text = of->value(key);
            const QStringList lines = text.split(u'\n');
            if (linesOf(text, widthEms) > linesMax)
                m_complaints.say(at, "too-wide", key + u' ' + of.key());
            for (const QString& one : lines) {
                for (const QString& word : one.split(u' ')) {
                    if (ems(word) > widthEms)
                        m_complaints.say(at, "too-wide", key + u' ' + of.key());
                }
            }
        }
    }

    void items(const QString& at, const Widget& widget, double widthEms)
    {
        for (const QString& item : m_lesson.data.value(widget.items)) {
            line(at, widget.items + u'.' + item, widthEms);
            line(at, widget.items + u'.' + item + QStringLiteral(".more"), labelEms, 2);
        }
    }

    void widgetFits(const QString& at, const Widget& widget)
    {
        switch (widget.kind) {
        case WidgetKind::Text:
            line(at, widget.label, labelEms, 5);
            break;
        case WidgetKind::Bubble:
            line(at, widget.label, bubbleEms, 5);
            break;
        case WidgetKind::Tile:
            line(at, widget.label, tileEms, 2);
            break;
        case WidgetKind::Tabs:
            items(at, widget, tabEms * (m_lesson.data.value(widget.items).size() == 2 ? 1.5 : 1));
            break;
        case WidgetKind::Row:
            line(at, widget.label, labelEms);
            line(at, widget.placeholder, phoneEms);
            if (widget.var().isEmpty())
                line(at, widget.value, phoneEms);
            break;
        case WidgetKind::Card:
            line(at, widget.label, labelEms, 2);
            for (const QString& one : widget.lines)
                line(at, one, labelEms, 2);
            break;
        case WidgetKind::Image:
            break; // its words are spoken
        case WidgetKind::Button:
            line(at, widget.label, phoneEms);
            break;
        default:
            line(at, widget.label, labelEms, 2);
            items(at, widget, phoneEms);
        }
    }
};

double widgetHeight(const Widget& widget, const Lesson& lesson, const Vars& now, const QString& language)
{
    const auto rows
        = [&](double widthEms) { return 0.42 * linesOf(lesson.text(widget.label, language, now), widthEms); };
    const auto items = double(lesson.data.value(widget.items).size());
    switch (widget.kind) {
    case WidgetKind::Text:
        return 0.15 + rows(labelEms);
    case WidgetKind::Bubble:
        return 0.35 + rows(bubbleEms);
    case WidgetKind::Card: {
        double height = 0.4 + rows(labelEms);
        for (const QString& line : widget.lines)
            height += 0.42 * linesOf(lesson.text(line, language, now), labelEms);
        return height;
    }
    case WidgetKind::Image:
    case WidgetKind::Qr:
    case WidgetKind::NfcPad:
        return 2.5;
    case WidgetKind::List:
        return items;
    case WidgetKind::Picker:
        return 0.4 + std::ceil(items / 2);
    case WidgetKind::PinPad:
        return 4;
    case WidgetKind::Slider:
        return 1.3;
    case WidgetKind::Tabs:
        return 0.8;
    case WidgetKind::Tile:
        return 0.6;
    default:
        return 1;
    }
}

} // namespace

void checkFit(const Lesson& lesson, Complaints& complaints)
{
    Fit(lesson, complaints).all();
}

double heightOf(const Screen& screen, const Lesson& lesson, const Vars& now)
{
    double highest = 0;
    for (const QString& language : lesson.words.keys()) {
        double height = 0;
        for (const Widget& widget : screen.body) {
            if (hold(widget.showIf, now))
                height += widgetHeight(widget, lesson, now, language);
        }
        highest = std::max(highest, height);
    }
    return highest;
}

} // namespace naru::lessons
