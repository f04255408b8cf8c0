// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/choicehtml.h"

namespace naru::device {

namespace {

/// Keys of 128 CSS pixels are 20 mm on a phone (160 to an inch), and grow with the phone's own letters.
constexpr const char* style
    = ":root{color-scheme:light dark;--ground:#fbf7ef;--ink:#14213d;--paper:#fff;--edge:#5b6575;--act:#084298;"
      "--over:#fff;--note:#fff2d6;--noteink:#6b4000;--ring:#084298}"
      "@media(prefers-color-scheme:dark){:root{--ground:#101010;--ink:#fff;--paper:#1c1c1c;--edge:#fff;--act:#7fd1ff;"
      "--over:#101010;--note:#101010;--noteink:#ffe600;--ring:#ffe600}}"
      "*{box-sizing:border-box}body{margin:0 auto;max-width:40rem;padding:1rem;background:var(--ground);"
      "color:var(--ink);font:1.375rem/1.4 system-ui,sans-serif;word-break:keep-all;overflow-wrap:anywhere}"
      "header{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem}header p{margin:0}"
      "ul{display:flex;gap:.75rem;list-style:none;margin:0 0 0 auto;padding:0}li{line-height:0}"
      "svg{width:3rem;height:3rem}.greet ul{justify-content:center;margin:1.5rem 0;gap:1.5rem}"
      ".greet svg{width:5.5rem;height:5.5rem}"
      "h1{font-size:2rem;line-height:1.25;margin:1rem 0}h1:focus{outline:none}"
      ".note{margin:0 0 1rem;padding:1rem;border:.2rem solid;border-radius:1rem;background:var(--note);"
      "color:var(--noteink)}.note[hidden]{display:none}"
      "form{display:grid;gap:1rem;margin:0 0 1rem}.bar{grid-template-columns:1fr 1fr}"
      "hr{margin:1.5rem 0;border:0;border-top:.15rem solid var(--edge)}"
      "button{min-height:8rem;padding:1rem;border:.2rem solid "
      "var(--edge);border-radius:1.25rem;background:var(--paper);"
      "color:var(--ink);font:bold 1.75rem/1.25 system-ui,sans-serif;text-align:center;overflow-wrap:anywhere}"
      "button span{display:block;margin-top:.25rem;font:1.25rem/1.35 system-ui,sans-serif}"
      ".bar button{font-size:1.5rem;padding:.5rem}"
      ".first{background:var(--act);color:var(--over);border-color:var(--act)}"
      "button:focus-visible{outline:.3rem solid var(--ring);outline-offset:.2rem}";

/// Asks for what comes after the page shown and puts it in its place; what was read last is read anew from its title.
constexpr const char* script
    = "(function(){var t=0,path=location.pathname;function main(){return document.querySelector('main')}"
      "function later(){if(++t>3){document.getElementById('over').hidden=false;return}setTimeout(wait,1000*t)}"
      "function put(text){var page=new "
      "DOMParser().parseFromString(text.replace(/<style[^]*?<\\/style>/,''),'text/html'),m=page.querySelector('main');"
      "if(!m)return;document.title=page.title;document.documentElement.lang=page.documentElement.lang;"
      "main().replaceWith(document.importNode(m,true));var h=document.querySelector('h1');if(h)h.focus();"
      "window.scrollTo(0,0)}"
      "function wait(){var r=main().dataset.revision;if(!r)return;"
      "fetch(path+'?after='+r,{cache:'no-store'}).then(function(a){t=0;if(a.status===204)return wait();"
      "return a.text().then(function(text){put(text);if(a.ok)wait()})}).catch(later)}wait()})();";

QByteArray escaped(const QString& text)
{
    return QString(text).replace(u'\n', u' ').toHtmlEscaped().toUtf8();
}

QByteArray answer(const QByteArray& status, const QByteArray& nonce, const QByteArray& page)
{
    return "HTTP/1.1 " + status
        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(page.size())
        + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'nonce-"
        + nonce + "'; script-src 'nonce-" + nonce
        + "'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
          "Connection: close\r\n\r\n"
        + page;
}

QByteArray drawn(const PageFrameOf& frame)
{
    QByteArray list = "<ul aria-label=\"" + escaped(frame.words.pictures) + "\">";
    for (const ContactPicture& picture : frame.pictures)
        list += "<li role=\"img\" aria-label=\"" + escaped(picture.name) + "\">" + picture.svg + "</li>";
    return list + "</ul>";
}

QByteArray document(const PageFrameOf& frame, const QString& title, const QByteArray& head, const QByteArray& body)
{
    return "<!doctype html><html lang=\"" + escaped(frame.words.language)
        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
          "<title>"
        + escaped(title + QStringLiteral(" – ") + frame.words.kiosk) + "</title>" + head + "<style nonce=\""
        + frame.nonce + "\">" + style + "</style></head><body><header><p>" + escaped(frame.words.kiosk) + "</p>" + body
        + "</body></html>\n";
}

QByteArray button(const Choice& choice)
{
    const QByteArray language = choice.language.isEmpty() ? QByteArray() : " lang=\"" + escaped(choice.language) + '"';
    const QByteArray more = choice.more.isEmpty() ? QByteArray() : "<span>" + escaped(choice.more) + "</span>";
    return "<button name=\"choice\" value=\"" + escaped(QString::fromLatin1(choice.id)) + '"' + language + '>'
        + escaped(choice.words) + more + "</button>";
}

QByteArray form(const PageFrameOf& frame, const QByteArray& kind, const QByteArray& inside)
{
    return "<form method=\"post\" action=\"" + frame.action + '"' + kind + '>' + inside + "</form>";
}

QByteArray buttons(const PageFrameOf& frame, const QByteArray& kind, const QList<Choice>& choices, quint32 revision)
{
    if (choices.isEmpty())
        return {};
    QByteArray inside = "<input type=\"hidden\" name=\"revision\" value=\"" + QByteArray::number(revision) + "\">";
    for (const Choice& choice : choices)
        inside += button(choice);
    return form(frame, kind, inside);
}

} // namespace

QByteArray greetingAnswer(const PageFrameOf& frame)
{
    const QByteArray begin = form(
        frame, {}, "<button class=\"first\" name=\"begin\" value=\"1\">" + escaped(frame.words.begin) + "</button>");
    return answer("200 OK", frame.nonce,
        document(frame, frame.words.same, {},
            "</header><main class=\"greet\"><h1>" + escaped(frame.words.same) + "</h1>" + drawn(frame) + begin
                + "</main>"));
}

QByteArray choicesAnswer(const PageFrameOf& frame, const ChoicePage& page, quint32 revision, Note note)
{
    // Without a script the page asks anew by itself.
    const QByteArray renew
        = "<noscript><meta http-equiv=\"refresh\" content=\"5;url=" + frame.action + "\"></noscript>";
    const auto said = [](const QString& words) {
        return words.isEmpty() ? QByteArray() : "<p class=\"note\" role=\"status\">" + escaped(words) + "</p>";
    };
    const QByteArray main = "</header><p class=\"note\" role=\"alert\" id=\"over\" hidden>" + escaped(frame.words.over)
        + "</p><main data-revision=\"" + QByteArray::number(revision) + "\"><h1 tabindex=\"-1\">" + escaped(page.title)
        + "</h1>" + said(note == Note::Changed ? frame.words.changed : QString()) + said(page.note)
        + buttons(frame, {}, page.choices, revision) + "<hr>" + buttons(frame, " class=\"bar\"", page.always, revision)
        + form(frame, {}, "<button name=\"end\" value=\"1\">" + escaped(frame.words.end) + "</button>") + "</main>"
        + "<script nonce=\"" + frame.nonce + "\">" + script + "</script>";
    return answer("200 OK", frame.nonce, document(frame, page.title, renew, drawn(frame) + main));
}

QByteArray sentenceAnswer(const PageFrameOf& frame, const QByteArray& status, const QString& sentence)
{
    return answer(status, frame.nonce,
        document(frame, sentence, {}, "</header><main><h1 tabindex=\"-1\">" + escaped(sentence) + "</h1></main>"));
}

} // namespace naru::device
