// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/phonesketch.h"

#include <algorithm>
#include <cmath>

namespace naru::desk {

namespace {

using lessons::SceneItem;
using lessons::SceneWidget;
using lessons::WidgetKind;
using paper::Align;
using paper::Mark;
using paper::Weight;
using Kind = Mark::Kind;

constexpr double edgeMm = 4, gapMm = 2, padMm = 2, letterMm = 3.4, smallMm = 2.8, lineFactor = 1.35, roundMm = 1.5;
constexpr double controlMm = 9, barMm = 9, phoneRoundMm = 5, betweenMm = 12, captionMm = 7, phoneHeightMinMm = 56;
constexpr qsizetype itemsShown = 5;

/// How tall words will stand, at most: letters that are no Hangul are taken as narrow, and a line loses some of its
/// width to words that are kept whole. The drawer makes them smaller where this was too little.
double heightOf(const QString& words, double widthMm, double letter)
{
    constexpr double narrow = 0.6, kept = 0.85;
    double lines = 0;
    for (const QString& part : words.split(u'\n')) {
        double width = 0;
        for (const QChar each : part)
            width += (each.unicode() < 0x1100 ? narrow : 1) * letter;
        lines += std::max(1.0, std::ceil(width / (widthMm * kept)));
    }
    return lines * letter * lineFactor;
}

class Phone {
public:
    explicit Phone(words::Language language)
        : m_language(language)
    {
    }
    PhoneSketch draw(const lessons::Scene& scene);

private:
    static constexpr double width = phoneWidthMm - 2 * edgeMm;

    QString say(const char* name) const { return words::wordsOf(QLatin1StringView(name), m_language).sentence; }
    void words(double x, double wide, double high, const QString& text, Mark look)
    {
        look.kind = Kind::Words;
        look.x = edgeMm + x;
        look.y = m_y;
        look.width = wide;
        look.height = high;
        look.words = text;
        m_marks.append(look);
    }
    void frame(Kind kind, double high, double x = 0, double wide = width)
    {
        m_marks.append({kind, edgeMm + x, m_y, wide, high, roundMm});
    }
    void next(double high) { m_y += high + gapMm; }

    void draw(const SceneWidget& widget);
    void note(const SceneWidget& widget);
    void button(const QString& label, Kind kind);
    void boxed(const QString& title, const QStringList& lines, Kind kind);
    void row(const QString& label, const QString& value, Kind kind = Kind::Box);
    void items(const SceneWidget& widget);
    void keys(const SceneWidget& widget);
    void square(const QString& label, Kind kind);

    words::Language m_language;
    QList<Mark> m_marks;
    double m_y = 0;
};

Mark look(double letter, Weight weight = Weight::Regular, Align align = Align::Left)
{
    Mark mark;
    mark.letterMm = letter;
    mark.weight = weight;
    mark.align = align;
    return mark;
}

void Phone::note(const SceneWidget& widget)
{
    const QString text = widget.label.isEmpty() ? widget.value : widget.label;
    const bool title = widget.variant == u"title";
    const double letter = title ? letterMm : smallMm, high = heightOf(text, width, letter);
    words(0, width, high, text, look(letter, title ? Weight::Bold : Weight::Regular));
    next(high);
}

void Phone::button(const QString& label, Kind kind)
{
    const double high = std::max(controlMm, heightOf(label, width - 2 * padMm, letterMm) + padMm);
    frame(kind, high);
    Mark mark = look(letterMm, Weight::Bold, Align::Centre);
    mark.ink = kind == Kind::Filled ? Mark::Ink::White : Mark::Ink::Black;
    words(padMm, width - 2 * padMm, high, label, mark);
    next(high);
}

void Phone::boxed(const QString& title, const QStringList& lines, Kind kind)
{
    const double wide = width - 2 * padMm;
    const double head = title.isEmpty() ? 0 : heightOf(title, wide, letterMm);
    double high = head + 2 * padMm;
    for (const QString& line : lines)
        high += heightOf(line, wide, smallMm);
    frame(kind, high);
    const double top = m_y;
    m_y += padMm;
    if (head > 0)
        words(padMm, wide, head, title, look(letterMm, Weight::Bold));
    m_y += head;
    for (const QString& line : lines) {
        const double each = heightOf(line, wide, smallMm);
        words(padMm, wide, each, line, look(smallMm));
        m_y += each;
    }
    m_y = top;
    next(high);
}

void Phone::row(const QString& label, const QString& value, Kind kind)
{
    constexpr double labelShare = 0.36;
    const double left = value.isEmpty() ? width - 2 * padMm : (width - 2 * padMm) * labelShare;
    const double right = width - 2 * padMm - left;
    const double high = std::max(
        {controlMm, heightOf(label, left, smallMm) + padMm, heightOf(value, std::max(1.0, right), letterMm) + padMm});
    frame(kind, high);
    words(padMm, left, high, label, look(smallMm));
    if (!value.isEmpty())
        words(padMm + left, right, high, value, look(letterMm, Weight::Bold));
    next(high);
}

void Phone::items(const SceneWidget& widget)
{
    if (!widget.label.isEmpty()) {
        const double high = heightOf(widget.label, width, smallMm);
        words(0, width, high, widget.label, look(smallMm));
        m_y += high;
    }
    for (const SceneItem& item : widget.items.first(std::min(itemsShown, widget.items.size())))
        row(item.label, {}, item.isChosen ? Kind::Bold : Kind::Box);
}

/// A digit pad: a box for each digit.
void Phone::keys(const SceneWidget& widget)
{
    if (!widget.label.isEmpty()) {
        const double high = heightOf(widget.label, width, smallMm);
        words(0, width, high, widget.label, look(smallMm, Weight::Regular, Align::Centre));
        m_y += high + gapMm / 2;
    }
    const int count = std::max(1, widget.length);
    const double pitch = width / count, side = std::min(7.0, pitch - 1);
    for (int i = 0; i < count; ++i)
        frame(Kind::Box, side, i * pitch + (pitch - side) / 2, side);
    next(side);
}

void Phone::square(const QString& label, Kind kind)
{
    constexpr double side = 24;
    frame(kind, side, (width - side) / 2, side);
    words((width - side) / 2 + padMm, side - 2 * padMm, side, label, look(smallMm, Weight::Bold, Align::Centre));
    next(side);
}

void Phone::draw(const SceneWidget& widget)
{
    const QString shown = widget.value.isEmpty() ? widget.placeholder : widget.value;
    switch (widget.kind) {
    case WidgetKind::Text:
        return note(widget);
    case WidgetKind::Image:
        return boxed({}, {say("handout.picture") + u' ' + widget.label}, Kind::Dashed);
    case WidgetKind::Button:
        return button(widget.label, widget.variant == u"primary" ? Kind::Filled : Kind::Box);
    case WidgetKind::Tile:
        return button(widget.label, Kind::Box);
    case WidgetKind::Row:
    case WidgetKind::Field:
        return row(widget.label, shown);
    case WidgetKind::Toggle:
        return row(widget.label, say(widget.isOn ? "handout.on" : "handout.off"));
    case WidgetKind::List:
    case WidgetKind::Picker:
    case WidgetKind::Tabs:
    case WidgetKind::Slider:
        return items(widget);
    case WidgetKind::Bubble:
        return boxed({}, {widget.label.isEmpty() ? widget.value : widget.label}, Kind::Box);
    case WidgetKind::Card:
        return boxed(widget.label, widget.lines, Kind::Box);
    case WidgetKind::Qr:
        return square(QStringLiteral("QR"), Kind::Box);
    case WidgetKind::NfcPad:
        return square(say("handout.hold"), Kind::Dashed);
    case WidgetKind::PinPad:
        return keys(widget);
    case WidgetKind::Bar:
    case WidgetKind::Sheet:
        return; // the screen's own
    }
}

PhoneSketch Phone::draw(const lessons::Scene& scene)
{
    constexpr double markMm = 13;
    m_y = edgeMm;
    words(0, width - markMm, barMm, (scene.hasBack ? QStringLiteral("‹ ") : QString()) + scene.title,
        look(letterMm, Weight::Bold));
    frame(Kind::Box, barMm - 3, width - markMm + 1, markMm - 1);
    words(
        width - markMm + 1, markMm - 1, barMm - 3, say("handout.practice"), look(smallMm, Weight::Bold, Align::Centre));
    m_y += barMm;
    m_marks.append({Kind::Line, 0, m_y - 1, phoneWidthMm, 0});
    m_y += gapMm;
    for (const SceneWidget& widget : scene.widgets)
        draw(widget);
    PhoneSketch phone{{}, std::max(m_y + edgeMm, phoneHeightMinMm)};
    phone.marks.append({Kind::Bold, 0, 0, phoneWidthMm, phone.heightMm, phoneRoundMm});
    phone.marks += m_marks;
    return phone;
}

} // namespace

PhoneSketch phoneSketch(const lessons::Scene& scene, words::Language language)
{
    return Phone(language).draw(scene);
}

paper::Sketch phonesBeside(const QList<CaptionedPhone>& phones)
{
    paper::Sketch sketch;
    sketch.widthMm = double(phones.size()) * phoneWidthMm + double(phones.size() - 1) * betweenMm;
    sketch.heightMm = 0;
    double left = 0;
    for (const CaptionedPhone& each : phones) {
        Mark caption = look(letterMm, Weight::Bold, Align::Centre);
        caption.kind = Kind::Words;
        caption.x = left;
        caption.width = phoneWidthMm;
        caption.height = captionMm - 1;
        caption.words = each.caption;
        sketch.marks.append(caption);
        for (Mark mark : each.phone.marks) {
            mark.x += left;
            mark.y += captionMm;
            sketch.marks.append(mark);
        }
        sketch.heightMm = std::max(sketch.heightMm, captionMm + each.phone.heightMm);
        left += phoneWidthMm + betweenMm;
    }
    return sketch;
}

paper::Sketch scaled(paper::Sketch sketch, double factor)
{
    sketch.widthMm *= factor;
    sketch.heightMm *= factor;
    for (Mark& mark : sketch.marks) {
        for (double* length : {&mark.x, &mark.y, &mark.width, &mark.height, &mark.roundMm, &mark.letterMm})
            *length *= factor;
    }
    return sketch;
}

} // namespace naru::desk
