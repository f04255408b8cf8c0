// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/lessonpaper.h"

#include "app/desk/phonesketch.h"
#include "app/lessons/library.h"

#include <QLocale>

#include <algorithm>

namespace naru::desk {

namespace {

using namespace paper;
using lessons::Learned;
using lessons::LessonPtr;
using lessons::Mode;

constexpr double codeSideMm = 54;      ///< a version 13 code at 0.7 mm a module, its quiet zone included
constexpr qsizetype lessonsShown = 12; ///< of a card; the code holds all of them
constexpr int noteLines = 4, noteLinesFew = 2;
constexpr qsizetype safetyUsual = 2; ///< lines of the safety card that the screens leave room for, each safetyMm high
constexpr double safetyMm = 18;
constexpr double pageScreensMm = 168, pageScreensFewMm = 136, rollScreensMm = 2000;
constexpr qsizetype stepsWithNotes = 8; ///< beside more steps there is no room to write on the front of a page
constexpr double noteLineMm = 10, nameSpaceMm = 12;

/// The lesson of a place; null where this desk has none there.
LessonPtr lessonAt(const QString& place)
{
    const auto& all = lessons::builtInLessons();
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const LessonPtr& each) { return each->place == place; });
    return found == all.end() ? nullptr : *found;
}

/// Lines were broken for the screen.
QString oneLine(QString words)
{
    return words.replace(u'\n', u' ');
}

/// "2026년 11월 20일", "20 November 2026".
QString dateWords(QDate day, words::Language language)
{
    const bool korean = language == words::Language::Korean;
    return QLocale(korean ? QLocale::Korean : QLocale::English)
        .toString(day, korean ? QStringLiteral("yyyy년 M월 d일") : QStringLiteral("d MMMM yyyy"));
}

class Writer {
public:
    explicit Writer(const LessonPaper& look)
        : m_look(look)
    {
        m_document.foot = look.centre;
        m_document.made = koreanMidnight(look.today);
        if (look.demo)
            add(Text{say("card.demo"), Size::Normal, Weight::Bold, Align::Centre, Frame::Reverse});
    }
    Document take() { return std::move(m_document); }

    QString say(const char* name, const QStringList& facts = {}) const
    {
        return words::wordsOf(QLatin1StringView(name), m_look.language, facts).sentence;
    }
    QString more(const char* name) const { return words::wordsOf(QLatin1StringView(name), m_look.language).whatToDo; }
    QString code() const
    {
        return m_look.language == words::Language::Korean ? QStringLiteral("ko") : QStringLiteral("en");
    }
    QString titleAt(const QString& place) const
    {
        const LessonPtr lesson = lessonAt(place);
        return lesson ? lesson->text(lesson->title, code()) : place;
    }
    void add(Block block) { m_document.blocks.append(std::move(block)); }
    void text(
        const QString& words, Size size = Size::Normal, Weight weight = Weight::Regular, Align align = Align::Left)
    {
        if (!words.isEmpty())
            add(Text{words, size, weight, align, Frame::None});
    }
    void head(const QString& title)
    {
        m_document.title = title;
        add(Space{2});
        text(title, Size::Huge, Weight::Bold, Align::Centre);
        text(m_look.centre, Size::Normal, Weight::Regular, Align::Centre);
        add(Rule{Rule::Kind::Thick});
    }
    void part(const char* name)
    {
        add(Space{2});
        text(say(name), Size::Large, Weight::Bold);
        add(Space{1});
    }

    void next(const lessons::Progress& progress);
    void done(const lessons::Progress& progress);
    void steps(const lessons::Lesson& lesson);
    void screens(const lessons::Lesson& lesson, double heightMaxMm);
    void safety(const lessons::Lesson& lesson);
    void notes(int lines);

private:
    const LessonPaper& m_look;
    Document m_document;
    QMap<QString, QList<int>> m_stepsOf; ///< numbers, by screen
};

/// The lessons to come back for, the soonest first.
void Writer::next(const lessons::Progress& progress)
{
    QList<std::pair<QDate, QString>> list;
    for (const Learned& each : progress.learned) {
        if (const auto day = each.nextDay())
            list.append({std::max(*day, m_look.today), each.place});
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    part("card.next");
    if (list.isEmpty())
        return text(say("card.next_any"), Size::Large);
    constexpr qsizetype shown = 3;
    QDate last;
    for (const auto& [day, place] : list.first(std::min(shown, list.size()))) {
        const QString when
            = day == m_look.today ? say("card.next_today") : say("card.next_day", {dayWords(day, m_look.language)});
        if (day != last) {
            add(Space{1});
            text(when, Size::Large, Weight::Bold);
        }
        text(titleAt(place), Size::Large);
        last = day;
    }
}

/// Newest first, as far as there is room.
void Writer::done(const lessons::Progress& progress)
{
    static constexpr std::array<const char*, 3> modes{"card.watched", "card.guided", "card.alone"};
    QList<Learned> list = progress.learned;
    std::stable_sort(list.begin(), list.end(), [](const Learned& a, const Learned& b) { return b.day < a.day; });
    part("card.done");
    if (list.isEmpty())
        return text(say("card.nothing"), Size::Large);
    const qsizetype shown = std::min(lessonsShown, list.size());
    for (const Learned& each : list.first(shown)) {
        const bool finished = each.mode == Mode::Solo && !each.nextDay();
        add(Pair{titleAt(each.place), say(finished ? "card.finished" : modes[std::size_t(each.mode)]), Size::Large,
            Weight::Regular});
    }
    if (shown < list.size())
        text(say("card.others", {QString::number(list.size() - shown)}), Size::Normal);
}

void Writer::steps(const lessons::Lesson& lesson)
{
    part("handout.steps");
    lessons::Player player(std::make_shared<const lessons::Lesson>(lesson), Mode::Guided, code());
    for (int number = 1; !player.isEnded(); ++number) {
        const auto said = lessons::saidOf(player, player.step().say);
        m_stepsOf[player.step().screen].append(number);
        text(QStringLiteral("%1. %2").arg(number).arg(oneLine(said.line)), Size::Large, Weight::Bold);
        text(oneLine(said.more), Size::Large);
        add(Space{1});
        if (player.act(player.performed(player.wanted())).kind != lessons::Reply::Kind::Right)
            break;
    }
}

/// Not taller in all than there is room for.
void Writer::screens(const lessons::Lesson& lesson, double heightMaxMm)
{
    if (lesson.shots.isEmpty())
        return;
    part("handout.screens");
    text(more("handout.screens"), Size::Normal);
    add(Space{2});
    const qsizetype beside = m_look.kind == PaperKind::Page ? 2 : 1;
    QList<CaptionedPhone> row;
    QList<Sketch> rows;
    double height = 0;
    for (const QString& shot : lesson.shots) {
        QStringList numbers;
        for (const int number : m_stepsOf.value(shot))
            numbers.append(QString::number(number));
        const QString caption
            = numbers.isEmpty() ? QString() : say("handout.step", {numbers.join(QStringLiteral(", "))});
        row.append({caption, phoneSketch(lessons::sceneOfShot(lesson, shot, code()), m_look.language)});
        if (row.size() == beside || shot == lesson.shots.last()) {
            rows.append(phonesBeside(row));
            height += rows.last().heightMm;
            row.clear();
        }
    }
    for (const Sketch& each : rows) {
        add(scaled(each, std::min(1.0, heightMaxMm / height)));
        add(Space{4});
    }
}

void Writer::safety(const lessons::Lesson& lesson)
{
    part("handout.safety");
    QStringList lines;
    for (const QString& key : lesson.safety) {
        lines.append(oneLine(lesson.text(key, code())));
        lines.append(oneLine(lesson.text(key + QStringLiteral(".more"), code())));
    }
    lines.removeAll(QString());
    add(Text{lines.join(u'\n'), Size::Large, Weight::Regular, Align::Left, Frame::Box});
}

void Writer::notes(int lines)
{
    part("handout.notes");
    for (int i = 0; i < lines; ++i) {
        add(Space{noteLineMm});
        add(Rule{});
    }
}

} // namespace

QString dayWords(QDate day, words::Language language)
{
    if (language == words::Language::Korean)
        return QLocale(QLocale::Korean).toString(day, QStringLiteral("M월 d일 (ddd)"));
    return QLocale(QLocale::English).toString(day, QStringLiteral("dddd d MMMM"));
}

Document cardDocument(const lessons::Progress& progress, const QByteArray& code, const LessonPaper& look)
{
    Writer writer(look);
    writer.head(writer.say("card.title"));
    writer.next(progress);
    writer.add(Rule{});
    writer.done(progress);
    writer.add(Rule{});
    writer.add(QrCode{code, codeSideMm, cardQrLevel});
    writer.text(writer.say("card.how"), Size::Large, Weight::Bold, Align::Centre);
    writer.text(writer.more("card.how"), Size::Normal, Weight::Regular, Align::Centre);
    writer.add(Space{1});
    writer.text(writer.say("card.no_name"), Size::Normal, Weight::Regular, Align::Centre);
    writer.text(writer.more("card.no_name"), Size::Normal, Weight::Regular, Align::Centre);
    writer.text(dateWords(look.today, look.language), Size::Normal, Weight::Regular, Align::Centre);
    return writer.take();
}

Document certificateDocument(const lessons::CardContent& content, const QByteArray& code, const LessonPaper& look)
{
    Writer writer(look);
    writer.head(writer.say("certificate.title"));
    writer.add(Space{nameSpaceMm});
    writer.add(Rule{});
    writer.text(writer.say("certificate.name"), Size::Normal, Weight::Regular, Align::Centre);
    writer.add(Space{4});
    for (const Learned& each : content.progress.learned)
        writer.text(writer.titleAt(each.place), Size::Huge, Weight::Bold, Align::Centre);
    writer.add(Space{2});
    writer.text(writer.say("certificate.alone"), Size::Large, Weight::Regular, Align::Centre);
    writer.add(Space{4});
    writer.text(dateWords(content.made, look.language), Size::Large, Weight::Regular, Align::Centre);
    writer.text(look.centre, Size::Large, Weight::Bold, Align::Centre);
    writer.add(Space{2});
    writer.add(QrCode{code, codeSideMm, cardQrLevel});
    writer.text(writer.say("certificate.proof"), Size::Normal, Weight::Regular, Align::Centre);
    return writer.take();
}

Document handoutDocument(const lessons::Lesson& lesson, const LessonPaper& look)
{
    Writer writer(look);
    writer.head(lesson.text(lesson.title, writer.code()));
    writer.text(oneLine(lesson.text(lesson.goal, writer.code())), Size::Large, Weight::Regular);
    writer.steps(lesson);
    const bool page = look.kind == PaperKind::Page; // front and back of one sheet
    const bool notesInFront = page && lesson.steps.size() <= stepsWithNotes;
    if (notesInFront)
        writer.notes(noteLines);
    writer.add(page ? Block(Cut{}) : Block(Rule{}));
    const double roomMm = !page ? rollScreensMm : notesInFront ? pageScreensMm : pageScreensFewMm;
    const auto safetyMore = std::max<qsizetype>(0, lesson.safety.size() - safetyUsual);
    writer.screens(lesson, page ? roomMm - double(safetyMore) * safetyMm : roomMm);
    writer.safety(lesson);
    if (!notesInFront)
        writer.notes(page ? noteLinesFew : noteLines);
    return writer.take();
}

} // namespace naru::desk
