// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/classstage.h"

#include "ui/lesson/lessonpictures.h"

#include <QQuickItem>

namespace naru::test {

using lessons::ClassOrder;
using lessons::ClassRoom;

namespace {

constexpr int beatMs = 100;

QByteArray device(char letter)
{
    return QByteArray(16, letter);
}

ui::kiosk::KioskModel::Options options(double pitchMm)
{
    ui::kiosk::KioskModel::Options options;
    options.centre = QStringLiteral("나루동 행정복지센터");
    options.readsCards = true;
    options.pitchMm = pitchMm;
    return options;
}

} // namespace

Result<std::unique_ptr<Channel>> HouseWays::enter(const QString& name)
{
    if (!m_around.contains(name))
        return lessons::LessonsFault::UnknownLesson;
    return m_channels.open(QLatin1StringView(lessons::classChannel));
}

Result<std::unique_ptr<Channel>> HouseWays::enterByCode(const QByteArray& tried)
{
    codes.append(tried);
    if (tried != code)
        return lessons::LessonsFault::NotACard;
    return m_channels.open(QLatin1StringView(lessons::classChannel));
}

ClassStage::ClassStage(quint64 seed, double pitchMm)
    : clock(Instant(Milliseconds(1'795'000'000'000)))
    , random(seed)
    , air(seed)
    , kioskAir(air.desk(device('k'), QStringLiteral("키오스크 1")))
    , trainerAir(air.desk(device('t'), QStringLiteral("배움방")))
    , spyAir(air.desk(device('s'), QStringLiteral("귀")))
    , ways(*kioskAir)
    , model(options(pitchMm), clock)
    , stage({1080, 1920})
    , languages(stage.engine())
{
    languages.use(model.language());
    QObject::connect(&model, &ui::kiosk::KioskModel::languageChanged, &languages, &ui::shell::Languages::use);
    QObject::connect(&model, &ui::kiosk::KioskModel::spoke, &model, [this](const QString& words) { spoken += words; });
    lesson = std::make_unique<ui::lesson::LessonModel>([this] { return koreanDate(clock.now()); });
    QObject::connect(&model, &ui::kiosk::KioskModel::languageChanged, &*lesson, &ui::lesson::LessonModel::setLanguage);
    stage.engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&*lesson));
    classroom
        = std::make_unique<KioskClass>(KioskClass::Parts{model, card, *lesson, nullptr, nullptr, ways, clock, random});
    const bool loaded = stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Kiosk/KioskPage.qml")),
        {{QStringLiteral("model"), QVariant::fromValue(&model)},
            {QStringLiteral("lessons"), QVariant::fromValue(&*lesson)},
            {QStringLiteral("card"), QVariant::fromValue(&card)},
            {QStringLiteral("seat"), QVariant::fromValue(&classroom->seat())}});
    if (!loaded)
        failure = stage.errors();
    settle();
}

ClassStage::~ClassStage()
{
    stage.page()->setProperty("seat", QVariant::fromValue<QObject*>(nullptr));
    classroom.reset();
}

void ClassStage::settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    layOut(stage.window());
}

void ClassStage::listen()
{
    m_channel = trainerAir->open(QLatin1StringView(lessons::classChannel));
    m_channel->listen([this](const Channel::Peer& peer, const QByteArray& message) {
        if (peer.device == device('k'))
            sent.append(message);
        if (room)
            (void)room->heard(peer, message, clock.monotonic());
    });
}

void ClassStage::hold()
{
    listen();
    room = std::make_unique<ClassRoom>(random.bytes(lessons::classRunBytes));
    room->useCards(cards);
    ways.hold({QStringLiteral("배움방")});
    settle();
}

void ClassStage::die()
{
    m_kept = room->kept();
    room.reset();
    m_channel.reset();
}

void ClassStage::resume()
{
    listen();
    auto again = ClassRoom::resume(random.bytes(lessons::classRunBytes), {}, m_kept);
    if (again)
        room = std::make_unique<ClassRoom>(std::move(*again));
    if (room)
        room->useCards(cards);
}

void ClassStage::pass(int ms)
{
    for (int i = 0; i < ms; i += beatMs) {
        clock.advance(Milliseconds(beatMs));
        classroom->seat().look();
        if (room) {
            const auto letters = room->tick(clock.monotonic());
            for (const lessons::ClassLetter& letter : letters) {
                if (letter.device.isEmpty())
                    m_channel->tell(letter.message);
                else
                    m_channel->tell(letter.device, letter.message);
            }
        }
        air.deliver();
        model.look();
        QCoreApplication::processEvents();
    }
    settle();
}

bool ClassStage::press(const QString& name)
{
    settle();
    const bool pressed = stage.press(name);
    settle();
    return pressed;
}

bool ClassStage::enter()
{
    if (!press(QStringLiteral("수업에 들어가기")))
        return false;
    pass(2'000);
    return classroom->seat().inside();
}

void ClassStage::restartKiosk()
{
    stage.page()->setProperty("seat", QVariant::fromValue<QObject*>(nullptr));
    classroom.reset();
    lesson->leave();
    model.wipe();
    settle();
    classroom
        = std::make_unique<KioskClass>(KioskClass::Parts{model, card, *lesson, nullptr, nullptr, ways, clock, random});
    stage.page()->setProperty("seat", QVariant::fromValue(&classroom->seat()));
    settle();
}

void ClassStage::open(const char* id)
{
    m_lesson = QLatin1StringView(id);
    room->setLesson(m_lesson, lessons::lessonVersion(**lessons::builtInLesson(m_lesson)));
    pass(1'000);
    order(ClassOrder::What::Open);
}

void ClassStage::order(ClassOrder::What what, int step)
{
    ClassOrder order;
    order.what = what;
    order.step = step;
    if (what != ClassOrder::What::LowerHand) {
        order.lesson = m_lesson;
        order.version = lessons::lessonVersion(**lessons::builtInLesson(m_lesson));
    }
    if (const auto taken = room->order(order, 1); !taken)
        qWarning("%s", taken.fault().name());
    pass(1'000);
}

} // namespace naru::test
