// SPDX-License-Identifier: GPL-3.0-or-later
// naru: one desk, one window. Builds the real objects and hands them to the pages; nothing else may know everything.
#include "app/base/clock.h"
#include "app/base/process.h"
#include "app/base/random.h"
#include "app/demo.h"
#include "app/desk/desk.h"
#include "app/desk/handover.h"
#include "app/desk/printing.h"
#include "app/house.h"
#include "app/kiosklock.h"
#include "app/kioskscreen.h"
#include "app/moneypages.h"
#include "app/rack/rack.h"
#include "app/rack/terminals.h"
#include "app/trainerclass.h"
#include "app/trainerscreen.h"
#include "app/wishes.h"
#include "app/words/words.h"
#include "devices/ble/bluetooth.h"
#include "devices/imaged/client.h"
#include "devices/nfc/nfcendpoint.h"
#include "devices/pcsc/cardreaders.h"
#include "devices/scanner/keyboardscanner.h"
#include "devices/speech/voice.h"
#include "devices/visit/locallink.h"
#include "ui/counter/countermodel.h"
#include "ui/counter/demostory.h"
#include "ui/kit/engine.h"
#include "ui/shell/deskmodel.h"
#include "ui/shell/languages.h"
#include "ui/shell/pages.h"

#ifdef NARU_ADMIN
#include "ui/admin/adminmodel.h"
#include "ui/admin/couriermodel.h"
#include "ui/admin/setupmodel.h"
#endif

#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace naru;

constexpr int exitUsage = 2;

/// What the command line wants otherwise than the settings say; anyone may change these two.
Result<void> applyWishes(desk::Desk& desk, const Wishes& wishes)
{
    desk::Settings settings = desk.settings();
    if (!wishes.language.isEmpty())
        settings.language = wishes.language;
    settings.highContrast = settings.highContrast || wishes.highContrast;
    if (desk.needsSetup() || settings == desk.settings())
        return {};
    return waitFor([&](const desk::Done& then) { desk.changeSettings(settings, then); });
}

int showFailure(const Fault& fault, const Wishes& wishes)
{
    const auto said = words::wordsOf(fault, words::languageOf(wishes.language));
    std::fputs(qPrintable(said.sentence + QLatin1Char(' ') + said.whatToDo + QLatin1Char('\n')), stderr);
    if (!wishes.shots.isEmpty() || wishes.heart) // a guardian tries again, and has a page for who waits
        return 1;
    QQmlApplicationEngine engine;
    kit::prepare(engine);
    engine.setInitialProperties({{QStringLiteral("sentence"), said.sentence}, {QStringLiteral("next"), said.whatToDo}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/FailedStart.qml")));
    if (!engine.rootObjects().isEmpty())
        QGuiApplication::exec();
    return 1;
}

rack::MachineRack::Parts rackParts(
    const Clock& clock, Random& random, rack::Machine& machine, device::LinkShare::Link& air, const Wishes& wishes)
{
    const auto door = desk::handoverDoor(
        random, [&air] { return air.link.isReady() ? desk::Bluetooth::Ready : desk::Bluetooth::Absent; });
    QList<device::DeviceChoice> extra;
    if (!wishes.nfc.isEmpty())
        extra.append({device::DeviceChoice::Kind::NfcReader, wishes.nfc, {}});
    if (!wishes.printer.isEmpty())
        extra.append({device::DeviceChoice::Kind::Printer, wishes.printer, {}});
    return {clock, machine, device::nfcProgramBesideThisOne(), device::pcscProgramBesideThisOne(),
        [door, &air](device::ApduLink& link) { return std::make_unique<device::NfcEndpoint>(link, door, &air); }, &air,
        door, extra, device::Device::testMax, desk::trialJob};
}

/// The window with its models, over a desk that is open.
int showDesk(desk::Desk& desk, device::Rack& rack, std::unique_ptr<ui::shell::Pages> read, Simulator* simulator,
    const Wishes& wishes, const QString& link, House& house, StoryClock& clock)
{
    auto* portraits = new ui::counter::PortraitProvider; // the engine's
    ui::counter::CounterModel counter(desk, portraits, &rack);
    QObject::connect(&rack, &device::Rack::codeRead, &desk, &desk::Desk::codeScanned);
    QVariantMap pages{{QStringLiteral("counter"), pageOf("qrc:/qt/qml/Naru/Counter/CounterPage.qml", &counter)}};
    MoneyPages money(desk, counter.scan());
    money.addTo(pages);
    TrainerScreen lessons(desk);
    lessons.addTo(pages, read->engine());
    SystemRandom random;
    std::optional<TrainerClass> classroom;
    using Seats = TrainerClass::Seats;
    if (desk.classes())
        classroom
            .emplace(desk,
                !wishes.demo           ? Seats::OfTheHouse
                    : wishes.trainer() ? Seats::Simulated
                                       : Seats::None,
                clock, random, house)
            .addTo(pages);
#ifdef NARU_ADMIN
    ui::admin::AdminModel admin(desk, &rack, house.neighbours(), house.enrolling());
    ui::admin::SetupModel setup(desk);
    pages.insert(QStringLiteral("admin"), pageOf("qrc:/qt/qml/Naru/Admin/AdminPage.qml", &admin));
    std::optional<ui::admin::CourierModel> courier;
    if (house.courier())
        pages.insert(QStringLiteral("courier"),
            pageOf("qrc:/qt/qml/Naru/Admin/CourierPage.qml", &courier.emplace(desk, *house.courier())));
    pages.insert(QStringLiteral("setup"), pageOf("qrc:/qt/qml/Naru/Admin/FirstStart.qml", &setup));
#endif
    const QString first = wishes.trainer() && classroom ? QStringLiteral("class") : wishes.role;
    ui::shell::DeskModel model(desk, {first, pages.keys(), wishes.demo ? QString(demoPin) : QString()});

    const auto shell = std::move(read); // goes before the models its pages look at
    QQmlEngine& engine = shell->engine();
    engine.addImageProvider(QStringLiteral("visitor"), portraits);
    ui::shell::Languages languages(engine);
    languages.putFirst(desk.supplies());
    languages.use(desk.needsSetup() ? wishes.language : desk.settings().language);
    QObject::connect(&desk, &desk::Desk::settingsChanged, &languages, [&] { languages.use(desk.settings().language); });
    QObject::connect(&model, &ui::shell::DeskModel::languagePreviewed, &languages, &ui::shell::Languages::use);
    QCoreApplication::instance()->installEventFilter(&model);

    QQuickWindow* const window = shell->show({{QStringLiteral("desk"), QVariant::fromValue(&model)},
        {QStringLiteral("pages"), pages}, {QStringLiteral("calls"), house.calls().model()}});
    if (!window)
        return 1;
    if (wishes.heart)
        beginSetup(desk, *wishes.heart);
    if (wishes.shots.isEmpty()) {
        if (simulator && wishes.phone)
            simulator->startPhone({QStringLiteral("--link"), link});
        return QGuiApplication::exec();
    }
    if (wishes.trainer()) {
        const int told = classroom ? classroom->leavePictures(*window, demoPin, wishes.shots) : 0;
        model.show(QStringLiteral("trainer"));
        return lessons.leavePictures(desk, *window, demoPin, wishes.shots) + told;
    }
    ui::counter::DemoStory story(
        {desk, counter, *window, demoPin, wishes.shots, [&](const QString& document, const QString& fault) {
             simulator->startPhone({QStringLiteral("--headless"), QStringLiteral("--agree"), QStringLiteral("--link"),
                 link, QStringLiteral("--document"), document, QStringLiteral("--fault"), fault});
         }});
    QObject::connect(&story, &ui::counter::DemoStory::told, [] { QCoreApplication::exit(0); });
    QObject::connect(&story, &ui::counter::DemoStory::brokenOff, [](const QString& step) {
        std::fprintf(stderr, "the story broke off at \"%s\"\n", qPrintable(step));
        QCoreApplication::exit(1);
    });
    if (simulator)
        tellOfMoney(story, {desk, model, money, *simulator});
    QTimer::singleShot(0, &story, &ui::counter::DemoStory::tell);
    return QGuiApplication::exec();
}

int runDesk(const Wishes& wishes, const QString& folder)
{
    StoryClock clock;
    SystemRandom random;
    const QString link = folder + QStringLiteral("/phone.link");
    std::optional<Simulator> simulator;
    std::optional<device::LocalLinkEndpoint> endpoint;
    if (wishes.demo) {
        if (const auto fits = desk::checkFolder(folder, desk::Desk::Kind::Demo); !fits)
            return showFailure(fits.fault(), wishes);
        QDir().mkpath(folder);
        simulator.emplace();
        if (!simulator->writeTrust(folder, clock.now()))
            std::fputs("naru-sim is not beside naru: the demo has no issuer to trust\n", stderr);
        endpoint.emplace(link);
    }
    // Read while the desk is opened.
    auto pages = std::make_unique<ui::shell::Pages>(wishes.kiosk() ? kioskWindow() : ui::shell::Pages::deskWindow());
    rack::ThisMachine machine(clock, device::pcscProgramBesideThisOne());
    const auto bluetooth = device::bluetooth();
    device::LinkShare::Link air{*bluetooth};
    device::KeyboardScanner keyboard(clock);
    auto devices = rackParts(clock, random, machine, air, wishes);
    std::optional<KioskBag> bag;
    if (wishes.demo && (wishes.kiosk() || wishes.trainer())) { // a trainer's papers lie in it too
        const QString usual = wishes.shots.isEmpty() ? folder + QStringLiteral("-bag")
            : wishes.trainer()                       ? wishes.shots + QStringLiteral("/paper")
                                                     : QString();
        devices.extra += bag.emplace(wishes.bag.isEmpty() ? usual : wishes.bag, clock).devices();
    }
    rack::MachineRack rack(devices);
    rack.add(keyboard);
    keyboard.start();
    imaged::Client pictures;
    desk::Desk::Parts parts{
        folder, wishes.demo ? desk::Desk::Kind::Demo : desk::Desk::Kind::Real, clock, random, {}, &pictures, {}};
    if (endpoint)
        parts.endpoints.append(&*endpoint);
    parts.rack = &rack;
    rack::MachineTerminals terminals(random);
    parts.terminals = &terminals;
    const auto built = parseRfc3339(QStringLiteral(NARU_BUILD_DATE));
    parts.buildDate = built ? *built : Instant{};
    auto opened = desk::Desk::open(parts);
    if (!opened)
        return showFailure(opened.fault(), wishes);
    desk::Desk& desk = **opened;
    if (simulator && desk.needsSetup()) {
        if (const auto done = setUpDemo(desk, wishes.language, wishes.highContrast); !done)
            return showFailure(done.fault(), wishes);
    }
    if (simulator && wishes.terminal)
        simulator->registerTerminal(desk, folder,
            wishes.shots.isEmpty() && !wishes.kiosk() ? Simulator::Window::Shown : Simulator::Window::None);
    if (const auto done = applyWishes(desk, wishes); !done)
        return showFailure(done.fault(), wishes);
    House house(desk, clock, random, wishes.lan, wishes.kiosk() ? House::As::Kiosk : House::As::Counter);
    std::unique_ptr<device::Speech> speech;
    if (wishes.kiosk())
        speech = wishes.voiceTrace || !wishes.shots.isEmpty() ? device::tracedVoice() : device::machineVoice();
    if (wishes.kiosk() && !desk.needsSetup()) {
        KioskParts kiosk{desk, clock, std::move(pages), &rack, &*speech, bag ? &*bag : nullptr,
            folder + QStringLiteral("/voice"), wishes.shots, wishes.heart, {}, house.channels(), house.classes()};
        if (simulator) { // a visitor's phone comes when it is waited for
            kiosk.phoneAwaited = [&simulator, &wishes, link] {
                const QStringList shown{QStringLiteral("--link"), link};
                simulator->startPhone(wishes.shots.isEmpty()
                        ? shown
                        : shown + QStringList{QStringLiteral("--headless"), QStringLiteral("--agree")});
            };
        }
        return showKiosk(std::move(kiosk));
    }
    if (wishes.kiosk()) // not set up: first what a desk asks
        pages = std::make_unique<ui::shell::Pages>();
    return showDesk(desk, rack, std::move(pages), simulator ? &*simulator : nullptr, wishes, link, house, clock);
}

/// Pictures need no screen; and no desk needs a graphics card: the pages are drawn for the software renderer.
void chooseRenderer(int argc, char** argv)
{
    bool shots = false;
    for (int i = 1; i < argc; ++i)
        shots = shots || QByteArrayView(argv[i]).startsWith("--shot");
    const bool noScreen = qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (shots && noScreen && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (qEnvironmentVariableIsEmpty("QT_QUICK_BACKEND"))
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
}

} // namespace

int main(int argc, char** argv)
{
    naru::keepMemoryPrivate();
    if (const auto guarded = guardIfKiosk(argc, argv))
        return *guarded;
    chooseRenderer(argc, argv);
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("naru"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("나루"));
    QGuiApplication::setDesktopFileName(QStringLiteral("naru"));
    auto wishes = wishesOf(QGuiApplication::arguments());
    if (!wishes)
        return exitUsage;
    std::optional<guard::Heart> heart;
    if (wishes->guardSocket >= 0)
        wishes->heart = &heart.emplace(wishes->guardSocket);
    if (wishes->calm && wishes->heart)
        return showCalmPage(SystemClock(), *wishes->heart);
    if (!wishes->folder.isEmpty())
        return runDesk(*wishes, QDir(wishes->folder).absolutePath());
    if (wishes->shots.isEmpty())
        return runDesk(*wishes, usualFolder(*wishes));
    const QTemporaryDir folder; // each telling begins in the morning
    return runDesk(*wishes, folder.path());
}
