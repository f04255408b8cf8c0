// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/operatorsite.h"

#include "app/crypto/secret.h"
#include "sync/hub/daybook.h"

#include <QFile>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace naru::hub {

namespace {

constexpr qsizetype deviceHexBytes = 32;
constexpr int recordRowsMax = 200;

void addHeader(Response& response, const char* name, const QByteArray& value)
{
    response.headers.append(std::make_pair(QByteArray(name), value));
}

void addSafety(Response& response)
{
    addHeader(response, "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action "
        "'self'; "
        "base-uri 'none'; frame-ancestors 'none'");
    addHeader(response, "Referrer-Policy", "no-referrer");
    addHeader(response, "Cross-Origin-Opener-Policy", "same-origin");
}

Response html(QByteArray body, int status = 200)
{
    Response response{status, "text/html; charset=utf-8", std::move(body), {}};
    addSafety(response);
    return response;
}

Response goTo(const QByteArray& path)
{
    Response response{303, "text/plain; charset=utf-8", {}, {{"Location", path}}};
    addSafety(response);
    return response;
}

Response file(const char* name, const char* type)
{
    QFile file(QLatin1StringView(":/naru/hub/pages/") + QLatin1StringView(name));
    if (!file.open(QIODevice::ReadOnly))
        return {404, "text/plain; charset=utf-8", {}, {}};
    Response response{200, type, file.readAll(), {}};
    addSafety(response);
    return response;
}

QByteArray deviceOf(const QString& hex)
{
    const QByteArray bytes = QByteArray::fromHex(hex.toLatin1());
    return hex.size() == deviceHexBytes && bytes.size() * 2 == deviceHexBytes ? bytes : QByteArray();
}

std::optional<Tongue> chosenTongue(const Request& request)
{
    if (request.query.contains("lang=en"))
        return Tongue::English;
    if (request.query.contains("lang=ko"))
        return Tongue::Korean;
    return {};
}

Tongue tongueOf(const Request& request)
{
    if (const auto chosen = chosenTongue(request))
        return *chosen;
    const QByteArray kept = cookieOf(request.cookie, "lang");
    if (!kept.isEmpty())
        return kept == "en" ? Tongue::English : Tongue::Korean;
    return request.language.trimmed().startsWith("en") ? Tongue::English : Tongue::Korean;
}

Response remembering(Response response, const Request& request)
{
    if (const auto chosen = chosenTongue(request))
        addHeader(response, "Set-Cookie",
            QByteArray("lang=") + (*chosen == Tongue::English ? "en" : "ko")
                + "; Path=/; Max-Age=31536000; SameSite=Lax; Secure");
    return response;
}

QByteArray sessionCookie(const QByteArray& value, const char* age)
{
    return QByteArray(OperatorSite::cookieName) + '=' + value + "; Path=/; Secure; HttpOnly; SameSite=Strict" + age;
}

} // namespace

/// One request of somebody who is signed in.
struct OperatorSite::Visit {
    Frame frame;
    QHash<QString, QString> form;
    Overview overview;
};

namespace {

Response missing(const Frame& frame)
{
    return html(plainPage(frame, said(frame.tongue, "그런 쪽이 없습니다", "There is no such page"),
                    said(frame.tongue, "주소를 다시 보거나 센터로 돌아가세요.",
                        "Look at the address, or go back to the centres.")),
        404);
}

Response failed(const Frame& frame)
{
    return html(
        plainPage(frame, said(frame.tongue, "지금은 볼 수 없습니다", "This cannot be shown now"),
            said(frame.tongue,
                "허브의 저장소가 답하지 않습니다. 잠시 뒤에 다시 해 보세요. 창구는 계속 일하고 있고, 보낸 것은 다시 "
                "보냅니다.",
                "The hub's store does not answer. Try again in a moment. Desks go on working and will send again.")),
        503);
}

template <typename Rows, typename Make>
Response listed(const Frame& frame, const Result<Rows>& rows, const Make& make)
{
    return rows ? html(make(*rows)) : failed(frame);
}

} // namespace

Response OperatorSite::handle(const Request& request)
{
    if (request.path == "/style.css")
        return file("style.css", "text/css; charset=utf-8");
    if (request.path == "/live.js")
        return file("live.js", "text/javascript; charset=utf-8");
    const Tongue tongue = tongueOf(request);
    if (request.method == "POST" && request.path == "/sign-in")
        return signIn(request, tongue);
    const auto session = m_operators.session(cookieOf(request.cookie, cookieName));
    if (!session)
        return html(signInPage(tongue,
                        said(tongue, "허브의 저장소가 답하지 않습니다. 잠시 뒤에 다시 해 보세요.",
                            "The hub's store does not answer. Try again in a moment.")),
            503);
    if (!*session)
        return request.method == "GET"
            ? remembering(html(signInPage(tongue, {}), request.path == "/" ? 200 : 401), request)
            : goTo("/");
    Visit visit{{tongue, m_clock.now(), (*session)->who, (*session)->role, (*session)->token, 0, 0, 0}, {}, {}};
    auto overview = m_board.overview();
    if (!overview) // nothing is said to be well that was not read
        return failed(visit.frame);
    visit.overview = *std::move(overview);
    for (const DeskFacts& desk : visit.overview.desks) {
        visit.frame.attention += needsPerson(stateOf(desk, visit.frame.now));
        visit.frame.doubts += desk.doubts;
        visit.frame.held += desk.held;
    }
    for (const AlarmFact& alarm : std::as_const(visit.overview.alarms))
        visit.frame.attention += !alarm.isSeen;
    if (const auto& server = visit.overview.server)
        visit.frame.attention += stateOf(*server, visit.frame.now) != ServerState::Well;
    if (request.method == "GET" || request.method == "HEAD")
        return remembering(page(request, visit), request);
    if (request.method == "POST")
        return act(request, visit);
    return {405, "text/plain; charset=utf-8", {}, {{"Allow", "GET, POST"}}};
}

Result<DeskFacts> OperatorSite::deskOf(const QByteArray& device)
{
    auto overview = m_board.overview();
    if (!overview)
        return overview.fault();
    for (const DeskFacts& desk : overview->desks)
        if (!device.isEmpty() && desk.device == device)
            return desk;
    return HubFault::UnknownDevice;
}

Response OperatorSite::page(const Request& request, Visit& visit)
{
    const Frame& frame = visit.frame;
    const QString path = QString::fromUtf8(request.path);
    if (path == u"/") {
        const auto query = formOf(request.query);
        return html(centresPage(frame, visit.overview, query ? query->value(QStringLiteral("q")).left(60) : QString()));
    }
    if (path == u"/attention")
        return html(attentionPage(frame, visit.overview));
    if (path == u"/packs")
        return html(packsPage(frame, visit.overview));
    if (path == u"/certificates")
        return html(certificatesPage(frame, visit.overview));
    if (path == u"/doubts")
        return listed(frame, m_board.doubts(), [&](const auto& rows) { return doubtsPage(frame, rows); });
    if (path == u"/held")
        return listed(frame, m_board.held(), [&](const auto& rows) { return heldPage(frame, rows, {}); });
    if (path == u"/audit")
        return listed(
            frame, m_operators.record(recordRowsMax), [&](const auto& rows) { return auditPage(frame, rows); });
    if (path == u"/day" || path == u"/day/file")
        return dayOf(request, visit);
    if (path == u"/desks/new")
        return frame.role == Role::Reader ? missing(frame) : html(newDeskPage(frame, {}, {}, {}));
    if (path.startsWith(u"/desk/"))
        if (const auto desk = deskOf(deviceOf(path.mid(6))))
            return html(deskPage(frame, *desk, {}));
    return missing(frame);
}

Response OperatorSite::signIn(const Request& request, Tongue tongue)
{
    const auto form = formOf(request.body);
    if (!form)
        return html(signInPage(tongue, said(tongue, "다시 적어 주세요.", "Please type it again.")), 400);
    const auto cookie = m_operators.signIn(form->value(QStringLiteral("name")), form->value(QStringLiteral("password")),
        form->value(QStringLiteral("code")), request.address);
    if (cookie) {
        Response response = goTo("/");
        addHeader(response, "Set-Cookie", sessionCookie(*cookie, ""));
        return response;
    }
    if (cookie.fault().is(HubFault::TooManyTries))
        return html(signInPage(tongue,
                        said(tongue, "여러 번 틀렸습니다. 5분 뒤에 다시 해 보세요.",
                            "Wrong several times. Try again in five minutes.")),
            429);
    if (cookie.fault().is(HubFault::SignInWrong))
        return html(signInPage(tongue,
                        said(tongue, "이름이나 비밀번호, 여섯 자리가 맞지 않습니다.",
                            "Name, password or digits are not right.")),
            403);
    return html(signInPage(tongue,
                    said(tongue, "허브의 저장소가 답하지 않습니다. 잠시 뒤에 다시 해 보세요.",
                        "The hub's store does not answer. Try again in a moment.")),
        503);
}

Response OperatorSite::act(const Request& request, Visit& visit)
{
    const Frame& frame = visit.frame;
    auto form = formOf(request.body);
    if (!form || !crypto::equalConstantTime(form->value(QStringLiteral("token")).toLatin1(), frame.token.toLatin1()))
        return html(plainPage(frame, said(frame.tongue, "다시 눌러 주세요", "Please press it again"),
                        said(frame.tongue, "이 쪽이 오래되었습니다. 아무것도 바뀌지 않았습니다.",
                            "This page is old. Nothing was changed.")),
            403);
    visit.form = *std::move(form);
    const QString path = QString::fromUtf8(request.path);
    if (path == u"/sign-out") {
        const auto gone = m_operators.signOut(cookieOf(request.cookie, cookieName));
        const auto noted = m_operators.note(frame.who, "signed_out", {});
        if (!gone || !noted)
            return failed(frame);
        Response response = goTo("/");
        addHeader(response, "Set-Cookie", sessionCookie({}, "; Max-Age=0"));
        return response;
    }
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    const bool mayChange = frame.role != Role::Reader;
    if (mayChange && path == u"/desks/new")
        return newDesk(visit);
    if (mayChange && parts.size() == 4 && parts.first() == u"held")
        return readAgain(visit, parts);
    if (frame.role == Role::Administrator && parts.size() == 3 && parts.first() == u"alarm")
        return noteAlarm(visit, parts);
    if (mayChange && parts.size() == 3 && parts.first() == u"desk")
        return deskAct(visit, deviceOf(parts.at(1)), parts.at(2));
    return missing(frame);
}

Response OperatorSite::dayOf(const Request& request, Visit& visit)
{
    const Frame& frame = visit.frame;
    const auto query = formOf(request.query);
    const QString site = query ? query->value(QStringLiteral("site")).left(60) : QString();
    const QDate date = QDate::fromString(query ? query->value(QStringLiteral("date")) : QString(), Qt::ISODate);
    QStringList sites;
    for (const DeskFacts& desk : std::as_const(visit.overview.desks))
        sites.append(desk.site);
    sites.sort();
    sites.removeDuplicates();
    const bool isFile = request.path == "/day/file";
    if (site.isEmpty() || !date.isValid())
        return isFile ? missing(frame) : html(dayPage(frame, sites, nullptr, koreanDate(frame.now).addDays(-1)));
    const auto day = m_board.day(site, date);
    if (!day)
        return failed(frame);
    if (!isFile)
        return html(dayPage(frame, sites, &*day, date));
    Response response{200, "text/plain; charset=utf-8", m_board.signedDay(*day), {}};
    addSafety(response);
    const QString name = QStringLiteral("naru-%1-%2.day").arg(site, date.toString(Qt::ISODate));
    addHeader(response, "Content-Disposition", "attachment; filename*=UTF-8''" + QUrl::toPercentEncoding(name));
    return response;
}

Response OperatorSite::noteAlarm(Visit& visit, const QStringList& parts)
{
    const Frame& frame = visit.frame;
    const QByteArray device = deviceOf(parts.at(1));
    const auto& alarms = visit.overview.alarms;
    const auto alarm = std::find_if(alarms.begin(), alarms.end(),
        [&](const AlarmFact& one) { return one.device == device && one.code == parts.at(2); });
    if (device.isEmpty() || alarm == alarms.end())
        return missing(frame);
    if (!m_operators.note(frame.who, "alarm_noted", parts.at(1) + u' ' + parts.at(2))
        || !m_board.noteAlarm(device, parts.at(2)))
        return failed(frame);
    return goTo("/attention");
}

Response OperatorSite::readAgain(Visit& visit, const QStringList& parts)
{
    const QByteArray device = deviceOf(parts.at(1));
    const QString place = parts.at(2) + u'/' + parts.at(3);
    bool isEpoch = false, isSeq = false;
    const quint32 epoch = parts.at(2).toUInt(&isEpoch);
    const quint64 seq = parts.at(3).toULongLong(&isSeq);
    if (device.isEmpty() || !isEpoch || !isSeq)
        return missing(visit.frame);
    if (!m_operators.note(visit.frame.who, "read_again", parts.at(1) + u' ' + place))
        return failed(visit.frame);
    const auto isRead = m_board.requeue(device, epoch, seq);
    const auto held = m_board.held();
    if (!isRead || !held)
        return failed(visit.frame);
    return html(heldPage(visit.frame, *held,
        *isRead ? said(visit.frame.tongue, "%1을 읽었습니다.", "%1 was read.", {place})
                : said(visit.frame.tongue, "%1은 아직 읽을 수 없습니다. 까닭은 그대로입니다.",
                    "%1 still cannot be read, for the same reason.", {place})));
}

Response OperatorSite::deskAct(Visit& visit, const QByteArray& device, const QString& act)
{
    const Frame& frame = visit.frame;
    const auto desk = deskOf(device);
    if (!desk)
        return desk.fault().is(HubFault::UnknownDevice) ? missing(frame) : failed(frame);
    const QString about = desk->site + u' ' + desk->name;
    const bool isAdministrator = frame.role == Role::Administrator;
    const auto done = [&](const char* noted, const auto& change, const char* korean, const char* english) {
        if (!m_operators.note(frame.who, noted, about) || !change())
            return failed(frame);
        const auto fresh = deskOf(device);
        return fresh ? html(deskPage(frame, *fresh, said(frame.tongue, korean, english))) : failed(frame);
    };
    if (act == u"noted")
        return done(
            "fork_noted", [&] { return bool(m_board.noteFork(device)); }, "확인했다고 적었습니다.",
            "Noted that you have looked.");
    if (isAdministrator && act == u"approve")
        return done(
            "desk_approved", [&] { return bool(m_board.approve(device)); }, "다음에 이어지면 새 인증서를 받습니다.",
            "It gets a new certificate when it connects next.");
    if (isAdministrator && act == u"lost") {
        if (desk->lostAt) // a page loaded once more: what has its name now is another desk
            return html(deskPage(frame, *desk, {}));
        if (visit.form.value(QStringLiteral("sure")).trimmed() != desk->name)
            return html(deskPage(frame, *desk,
                            said(frame.tongue, "창구 이름이 다릅니다. 아무것도 바뀌지 않았습니다.",
                                "That is not the desk's name. Nothing was changed.")),
                400);
        return done(
            "desk_lost", [&] { return bool(m_board.declareLost(device)); }, "인증서를 거두었습니다.",
            "Its certificate was withdrawn.");
    }
    return missing(frame);
}

Response OperatorSite::newDesk(Visit& visit)
{
    const Frame& frame = visit.frame;
    const QString site = visit.form.value(QStringLiteral("site")).trimmed(),
                  name = visit.form.value(QStringLiteral("desk")).trimmed();
    if (site.isEmpty() || name.isEmpty() || site.size() > 60 || name.size() > 60)
        return html(newDeskPage(frame, site.left(60), name.left(60),
                        said(frame.tongue, "센터와 창구 이름을 적어 주세요 (60자까지).",
                            "Type the centre and the name of the desk (up to 60 letters).")),
            400);
    const auto desk = m_board.addDesk(site, name);
    if (!desk && desk.fault().is(HubFault::AlreadyThere))
        return html(newDeskPage(frame, site, name,
                        said(frame.tongue, "그 이름의 창구가 이미 있습니다.", "There is a desk of that name already.")),
            409);
    if (!desk || !m_operators.note(frame.who, "desk_added", site + u' ' + name))
        return failed(frame);
    return html(codePage(frame, site, name, *desk));
}

} // namespace naru::hub
