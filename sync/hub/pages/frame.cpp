// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pages/pages.h"

#include <array>

namespace naru::hub {

namespace {

struct Door {
    Place place;
    const char *path, *icon, *korean, *english;
};
constexpr std::array doors{
    Door{Place::Centres, "/", "home", "센터", "Centres"},
    Door{Place::Attention, "/attention", "warning", "살필 것", "Needs a look"},
    Door{Place::Doubts, "/doubts", "shield-question", "의심 결제", "In doubt"},
    Door{Place::Held, "/held", "lock", "격리함", "Held entries"},
    Door{Place::Packs, "/packs", "folder", "묶음", "Packs"},
    Door{Place::Certificates, "/certificates", "key", "인증서", "Certificates"},
    Door{Place::Day, "/day", "shield-check", "하루 증명서", "Day certificate"},
    Door{Place::Audit, "/audit", "people", "운영자 기록", "Operator log"},
};

int countOf(const Frame& frame, Place place)
{
    switch (place) {
    case Place::Attention:
        return frame.attention;
    case Place::Doubts:
        return frame.doubts;
    case Place::Held:
        return frame.held;
    default:
        return 0;
    }
}

void addHead(Html& page, const QString& title)
{
    page.tag("<!doctype html><html").attribute("lang", page.tongue() == Tongue::Korean ? u"ko" : u"en");
    page.tag("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
             "<title>");
    page.text(title).tag(" · ").say("나루 허브", "Naru hub");
    page.tag("</title><link rel=\"stylesheet\" href=\"/style.css\"><script src=\"/live.js\" defer></script></head>");
}

void addMark(Html& page)
{
    page.tag("<p class=\"mark\">").icon("boat").say("나루 허브", "Naru hub").tag("</p>");
}

void addTongues(Html& page)
{
    const bool isKorean = page.tongue() == Tongue::Korean;
    page.tag(isKorean ? "<a href=\"?lang=en\" lang=\"en\" hreflang=\"en\">English</a>"
                      : "<a href=\"?lang=ko\" lang=\"ko\" hreflang=\"ko\">한국어</a>");
}

void addDoors(Html& page, const Frame& frame, Place place)
{
    page.tag("<nav").attribute("aria-label", said(frame.tongue, "쪽", "Pages")).tag("><ul>");
    for (const Door& door : doors) {
        page.tag("<li><a").attribute("href", QString::fromLatin1(door.path));
        if (door.place == place)
            page.tag(" aria-current=\"page\"");
        page.tag(">").icon(door.icon).tag("<span>").say(door.korean, door.english).tag("</span>");
        if (const int count = countOf(frame, door.place); count > 0)
            page.tag("<b class=\"count\">").text(QString::number(count)).tag("</b>");
        page.tag("</a></li>");
    }
    page.tag("</ul></nav>");
}

QString roleWords(const Frame& frame)
{
    switch (frame.role) {
    case Role::Reader:
        return said(frame.tongue, "보는 사람", "reader");
    case Role::Operator:
        return said(frame.tongue, "운영자", "operator");
    case Role::Administrator:
        return said(frame.tongue, "관리자", "administrator");
    }
    return {};
}

} // namespace

const char* roleName(Role role)
{
    constexpr std::array names{"reader", "operator", "administrator"};
    return names[static_cast<std::size_t>(role)];
}

Html opened(const Frame& frame, Place place, const QString& title)
{
    Html page(frame.tongue);
    addHead(page, title);
    page.tag("<body><a class=\"skip\" href=\"#main\">").say("본문으로 건너뛰기", "Skip to the content").tag("</a>");
    page.tag("<header class=\"side\">");
    addMark(page);
    addDoors(page, frame, place);
    page.tag("<div class=\"who\"><p>").text(frame.who).tag(" · ").text(roleWords(frame)).tag("</p>");
    page.tag("<form method=\"post\" action=\"/sign-out\"><input type=\"hidden\" name=\"token\"");
    page.attribute("value", frame.token).tag("><button class=\"link\">").say("나가기", "Sign out").tag("</button> · ");
    addTongues(page);
    page.tag("</form></div></header><main id=\"main\" tabindex=\"-1\">");
    return page;
}

QByteArray closed(Html page)
{
    page.tag("</main></body></html>");
    return page.take();
}

void addState(Html& page, const char* glyph, const QString& word)
{
    page.tag("<span class=\"state ").tag(glyph).tag("\">").icon(glyph).tag("<span>").text(word).tag("</span></span>");
}

void addAction(Html& page, const Frame& frame, const QString& path, const QString& words, bool isMain)
{
    page.tag("<form method=\"post\"").attribute("action", path);
    page.tag("><input type=\"hidden\" name=\"token\"").attribute("value", frame.token).tag("><button");
    page.attribute("class", isMain ? u"main" : u"plain").tag(">").text(words).tag("</button></form>");
}

QString deskPath(const QByteArray& device)
{
    return QStringLiteral("/desk/") + QString::fromLatin1(device.toHex());
}

QByteArray signInPage(Tongue tongue, const QString& wrong)
{
    Html page(tongue);
    addHead(page, said(tongue, "들어가기", "Sign in"));
    page.tag("<body class=\"alone\"><main id=\"main\">");
    addMark(page);
    page.tag("<h1>").say("누구세요?", "Who are you?").tag("</h1>");
    if (!wrong.isEmpty())
        page.tag("<p class=\"wrong\" role=\"alert\">").icon("state-no").text(wrong).tag("</p>");
    page.tag("<form method=\"post\" action=\"/sign-in\" autocomplete=\"off\"><label for=\"name\">");
    page.say("이름", "Name")
        .tag("</label><input id=\"name\" name=\"name\" required maxlength=\"40\" autofocus "
             "autocomplete=\"username\"><label for=\"password\">");
    page.say("비밀번호", "Password")
        .tag("</label><input id=\"password\" name=\"password\" type=\"password\" required "
             "maxlength=\"200\" autocomplete=\"current-password\"><label for=\"code\">");
    page.say("인증 앱의 여섯 자리", "Six digits of your authenticator");
    page.tag("</label><input id=\"code\" name=\"code\" required inputmode=\"numeric\" pattern=\"[0-9]{6}\" "
             "maxlength=\"6\" autocomplete=\"one-time-code\"><button class=\"main\">");
    page.say("들어가기", "Sign in").tag("</button></form><p class=\"second\">");
    addTongues(page);
    page.tag("</p>");
    return closed(std::move(page));
}

QByteArray plainPage(const Frame& frame, const QString& title, const QString& sentence)
{
    Html page = opened(frame, Place::Elsewhere, title);
    page.tag("<h1>")
        .text(title)
        .tag("</h1><p class=\"second\">")
        .text(sentence)
        .tag("</p><p><a class=\"button\" href=\"/\">");
    page.say("센터로 가기", "Go to the centres").tag("</a></p>");
    return closed(std::move(page));
}

} // namespace naru::hub
