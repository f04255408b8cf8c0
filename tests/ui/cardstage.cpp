// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cardstage.h"

#include "app/desk/papers.h"
#include "app/words/words.h"
#include "devices/qr/qrdecoder.h"
#include "devices/simulator/printer/escposreader.h"
#include "ui/lesson/lessonpictures.h"

#include <QQuickItem>

namespace naru::test {

namespace {

constexpr int frameEveryMs = 15, waitMs = 8000;
constexpr Milliseconds readingMax{2000};

device::Frame frameOf(const QImage& picture)
{
    const auto owner = std::make_shared<const QImage>(picture);
    device::Frame frame;
    frame.data = owner->constBits();
    frame.stride = owner->bytesPerLine();
    frame.width = owner->width();
    frame.height = owner->height();
    frame.owner = owner;
    return frame;
}

QQuickItem* partColumn(QQuickItem* item)
{
    if (!item->isVisible())
        return nullptr;
    if (QByteArray(item->metaObject()->className()).startsWith("PartColumn_"))
        return item;
    const auto children = item->childItems();
    for (QQuickItem* child : children) {
        if (QQuickItem* found = partColumn(child))
            return found;
    }
    return nullptr;
}

} // namespace

Lens::Lens()
{
    m_timer.setInterval(frameEveryMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_picture.isNull())
            return;
        device::Frame frame = frameOf(m_picture);
        frame.time = m_time += Milliseconds(frameEveryMs);
        Q_EMIT framed(frame);
    });
}

void Lens::hold(const QImage& picture)
{
    m_picture = picture;
}

void DrawingPrinter::print(const QByteArray& job, Done done)
{
    if (trouble) {
        m_waiting = [done, outcome = *trouble](const device::PrintOutcome&) { done(outcome); };
    } else {
        constexpr qsizetype rowsMax = 24'000;
        sim::EscPosReader reader(576);
        (void)reader.read(job, rowsMax);
        papers.append(QImage::fromData(reader.paper().pbm(), "PBM").convertToFormat(QImage::Format_Grayscale8));
        m_waiting = done;
    }
    if (!isSlow)
        QTimer::singleShot(0, this, &DrawingPrinter::finish);
}

void DrawingPrinter::finish()
{
    if (const Done done = std::exchange(m_waiting, {}))
        done({device::PrintOutcome::What::Printed, {}});
}

QByteArray codeIn(const QImage& picture)
{
    const SystemClock clock;
    const auto reading
        = device::QrDecoder(clock).decode(frameOf(picture.convertToFormat(QImage::Format_Grayscale8)), readingMax);
    return reading.symbol ? reading.symbol->bytes : QByteArray();
}

CardKiosk::CardKiosk(With with)
    : clock(Instant(Milliseconds(1'795'000'000'000)))
{
    using namespace ui::kiosk;
    if (!desk.open() || !desk.setUp()) {
        failure = QStringLiteral("no desk");
        return;
    }
    if (with == With::Printer)
        desk.desk->papers()->usePrinter(&printer, paper::roll80, desk::Papers::Letters::Drawn);
    camera = std::make_unique<device::CameraCodes>(lens, m_seconds);
    QObject::connect(&*camera, &device::CodeSource::read, &rack, &device::Rack::codeRead);
    rack.use({{device::DeviceChoice::Kind::Camera, {}, {}}});
    rack.give(*camera);
    KioskModel::Options options;
    options.centre = desk.desk->settings().centre;
    options.readsCards = true;
    model = std::make_unique<KioskModel>(options, clock);
    card = std::make_unique<CardModel>();
    eyes = std::make_unique<CardEyes>(&rack, *model, *card);
    lesson = std::make_unique<ui::lesson::LessonModel>([this] { return learning().today(); });
    QObject::connect(&*model, &KioskModel::languageChanged, &*lesson, &ui::lesson::LessonModel::setLanguage);
    visit = std::make_unique<KioskVisit>(
        KioskVisit::Parts{*model, *card, *lesson, learning(), desk.desk->papers(), *eyes});
    stage = std::make_unique<Stage>(QSize(1080, 1920));
    stage->engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&*lesson));
    languages = std::make_unique<ui::shell::Languages>(stage->engine());
    languages->use(model->language());
    QObject::connect(&*model, &KioskModel::languageChanged, &*languages, &ui::shell::Languages::use);
    const bool loaded = stage->load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Kiosk/KioskPage.qml")),
        {{QStringLiteral("model"), QVariant::fromValue(&*model)},
            {QStringLiteral("lessons"), QVariant::fromValue(&*lesson)},
            {QStringLiteral("card"), QVariant::fromValue(&*card)}});
    if (!loaded)
        failure = stage->errors();
    settle();
}

CardKiosk::~CardKiosk()
{
    languages.reset();
    stage.reset();
}

void CardKiosk::settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

int CardKiosk::parts()
{
    QQuickItem* const column = partColumn(stage->window().contentItem());
    return column ? column->property("partCount").toInt() : 1;
}

void CardKiosk::turn()
{
    QMetaObject::invokeMethod(partColumn(stage->window().contentItem()), "next");
    settle();
}

bool CardKiosk::press(const QString& name)
{
    settle();
    for (int part = 1; !stage->find(name) && part < parts(); ++part)
        turn();
    const bool pressed = stage->press(name);
    settle();
    return pressed;
}

bool CardKiosk::shows(const QString& words) const
{
    return stage->find(words) != nullptr;
}

bool CardKiosk::holdUp(const QImage& paper)
{
    lens.hold(paper);
    const bool read = QTest::qWaitFor([this] { return !card->seal().isEmpty() || !card->fault().isEmpty(); }, waitMs);
    lens.hold({});
    settle();
    return read;
}

void CardKiosk::play(const QString& id, const QString& mode)
{
    model->openLesson(id);
    lesson->begin(mode);
    while (lesson->page() != u"end") {
        if (mode == u"watch")
            lesson->showNext();
        else
            lesson->doItForMe();
        lesson->goOn();
    }
    settle();
}

void CardKiosk::passDays(int days)
{
    desk.clock.advance(std::chrono::hours(24) * days);
}

QByteArray cardOf(CardKiosk& kiosk, std::initializer_list<std::pair<const char*, lessons::Mode>> learned)
{
    lessons::Progress progress;
    for (const auto& [place, mode] : learned)
        progress.note(QLatin1StringView(place), mode, kiosk.learning().today());
    return kiosk.learning().makeCard(progress)->code;
}

} // namespace naru::test
