// A form with data-passkey asks the server what to ask the device, the device, and then sends itself with the answer.
// A device is asked to make a new passkey only after the server found the present password right.
// Without scripts, or where the browser knows no passkeys, the form stays hidden: everything else works without it.
for(const form of document.querySelectorAll("form[data-passkey]")){
const kind=form.dataset.passkey,from=kind==="create"?"parseCreationOptionsFromJSON":"parseRequestOptionsFromJSON";
if(!window.PublicKeyCredential||!PublicKeyCredential[from])continue;
form.hidden=false;
const said=form.querySelector("[data-passkey-failed]"),usual=said.textContent;
form.addEventListener("submit",async event=>{
event.preventDefault();
said.hidden=true;
try{
const answer=await fetch(form.dataset.challenge,{method:"POST",headers:{"X-CSRF-TOKEN":form.elements._csrf.value},
body:new URLSearchParams({present:form.elements.present?.value??""})});
if(answer.status===422){said.textContent=(await answer.json()).message;said.hidden=false;return}
if(!answer.ok)throw new Error("challenge "+answer.status);
const publicKey=PublicKeyCredential[from](await answer.json());
const credential=await navigator.credentials[kind]({publicKey});
form.elements.credential.value=JSON.stringify(credential.toJSON());
form.submit();
}catch(problem){said.textContent=usual;said.hidden=false}
})}
